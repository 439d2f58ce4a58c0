package finme.admin.resource;

import finme.kernel.Problem;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** All kinds under administration, by their part of the address and in the order of their beans. */
@Component
public class ResourceKinds {
    private final Map<String, ResourceKind<?>> kinds = new LinkedHashMap<>();

    ResourceKinds(List<ResourceKind<?>> kinds) {
        kinds.forEach(kind -> this.kinds.put(kind.path(), kind));
    }

    public Collection<ResourceKind<?>> all() {
        return kinds.values();
    }

    /** @throws Problem 404 */
    ResourceKind<?> of(String path) {
        ResourceKind<?> kind = kinds.get(path);
        if (kind == null) {
            throw Problem.notFound("This address");
        }
        return kind;
    }
}
