package finme.gateway.client.spool;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import finme.gateway.ApplicationIntake.Key;
import finme.gateway.ApplicationIntake.Submission;
import finme.gateway.SourceDirectory.SourceProfile;
import finme.gateway.sealing.SealedEnvelope;
import finme.kernel.Ids;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.util.unit.DataSize;

/** A spool without Spring, and applications for it. */
final class SpoolFixture {
    static final ObjectMapper JSON = Jackson2ObjectMapperBuilder.json().build();

    private SpoolFixture() {}

    static SpoolSettings settings(Path directory, DataSize quota, DataSize free) {
        return new SpoolSettings(directory, quota, DataSize.ofKilobytes(16), free, 3);
    }

    static Opened open(Path directory) throws IOException {
        return open(settings(directory, DataSize.ofMegabytes(50), DataSize.ofBytes(0)));
    }

    static Opened open(SpoolSettings settings) throws IOException {
        SpoolDirectory place = new SpoolDirectory(settings);
        return new Opened(new Spool(place, JSON), place);
    }

    record Opened(Spool spool, SpoolDirectory directory) implements AutoCloseable {
        Spool.Outcome keep(Submission submission) {
            return spool.keep(submission, envelope(submission));
        }

        @Override
        public void close() throws IOException {
            spool.close();
            directory.close();
        }
    }

    static Submission submission(String source, @Nullable String header, @Nullable String external, String content) {
        List<Key> keys = new ArrayList<>();
        if (header != null) {
            keys.add(new Key(Key.Basis.HEADER, header, content));
        }
        if (external != null) {
            keys.add(new Key(Key.Basis.EXTERNAL_ID, external, content));
        }
        if (keys.isEmpty()) {
            keys.add(new Key(Key.Basis.PAYLOAD, content, content));
        }
        return at(Instant.now(), source, keys);
    }

    static Submission at(Instant time, String source, List<Key> keys) {
        return new Submission(
                Ids.next(),
                source,
                keys,
                JsonNodeFactory.instance.objectNode().put("phone", "+420601000184"),
                List.of(),
                List.of(),
                null,
                time,
                null);
    }

    static SealedEnvelope envelope(Submission submission) {
        return new SealedEnvelope(submission.id(), submission.source(), SealedEnvelope.SCHEMA, "sealed");
    }

    static SourceProfile profile(String code, String whenCoreIsAway) {
        return new SourceProfile(
                code, code, false, List.of(), null, "JSON", "{}", null, null, false, "REFUSE", whenCoreIsAway, "", 1);
    }
}
