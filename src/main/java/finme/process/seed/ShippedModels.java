package finme.process.seed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The processes, decisions and forms of tasks in the jar, by file name. */
@Component
class ShippedModels {
    private final ResourcePatternResolver resources;

    ShippedModels(ResourcePatternResolver resources) {
        this.resources = resources;
    }

    record Shipped(String file, byte[] content) {}

    /** Processes last: none is ever there without the decisions and forms it names. */
    List<Shipped> all() {
        return Stream.of("classpath*:decisions/*.dmn", "classpath*:forms/*.form", "classpath*:processes/*.bpmn")
                .flatMap(pattern -> Arrays.stream(find(pattern)))
                .map(ShippedModels::read)
                .toList();
    }

    private Resource[] find(String pattern) {
        try {
            return resources.getResources(pattern);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Shipped read(Resource resource) {
        try {
            return new Shipped(String.valueOf(resource.getFilename()), resource.getContentAsByteArray());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
