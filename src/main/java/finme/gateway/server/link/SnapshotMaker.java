package finme.gateway.server.link;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.directory.Directory;
import finme.form.Form;
import finme.gateway.SourceDirectory;
import finme.gateway.SourceDirectory.SourceProfile;
import finme.gateway.sealing.WireJson;
import finme.gateway.snapshot.Snapshot;
import finme.kernel.Sha256;
import finme.source.Source;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Puts together what edges work by. As all of it is read from memory, looking whether it changed costs next to nothing. */
@Component
@ConditionalOnProperty("finme.edge.port")
class SnapshotMaker {
    private final Catalogue<Source> sources;
    private final Catalogue<Directory> directories;
    private final Catalogue<Form> forms;
    private final SourceDirectory profiles;
    private final ObjectMapper json;
    private @Nullable Made last;

    SnapshotMaker(
            Catalogue<Source> sources,
            Catalogue<Directory> directories,
            Catalogue<Form> forms,
            SourceDirectory profiles,
            ObjectMapper json) {
        this.sources = sources;
        this.directories = directories;
        this.forms = forms;
        this.profiles = profiles;
        this.json = WireJson.of(json);
    }

    /** @param version of it @param digest of its content */
    record Made(long version, String digest, byte[] content) {}

    /** The version is a sum over versions that only grow, so it grows with each change, on every node alike. */
    synchronized Made make() {
        long version = Stream.of(sources.all(), directories.all(), forms.all())
                .flatMap(Collection::stream)
                .mapToLong(Versioned::version)
                .sum();
        Made present = last;
        if (present == null || present.version() != version) {
            present = make(version);
            last = present;
        }
        return present;
    }

    private Made make(long version) {
        List<SourceProfile> all = sources.all().stream()
                .flatMap(each -> profiles.find(each.value().code()).stream())
                .toList();
        Map<String, List<Snapshot.Code>> codes = new TreeMap<>();
        directories.all().forEach(each -> codes.put(each.value().code(), inUse(each.value())));
        try {
            List<Form> published = forms.all().stream().map(Versioned::value).toList();
            byte[] content = json.writeValueAsBytes(new Snapshot(version, all, codes, published));
            return new Made(version, Sha256.hex(content), content);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a snapshot is no JSON", impossible);
        }
    }

    private static List<Snapshot.Code> inUse(Directory directory) {
        return directory.entries().stream()
                .filter(Directory.Entry::inUse)
                .map(entry -> new Snapshot.Code(entry.code(), entry.validFrom(), entry.labels()))
                .toList();
    }
}
