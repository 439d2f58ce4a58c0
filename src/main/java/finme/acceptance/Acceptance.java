package finme.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.canonical.Conversion;
import finme.canonical.Conversion.Converted;
import finme.canonical.Gaps;
import finme.gateway.ApplicationIntake.Key;
import finme.gateway.ApplicationIntake.Submission;
import finme.gateway.SourceDirectory.SourceProfile;
import finme.kernel.Fault;
import finme.kernel.Ids;
import finme.kernel.Problem;
import finme.kernel.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns a source's payload into a submission core can store as it is. Before any transaction, without a database. */
@Component
public class Acceptance {
    private static final String COMPLETE = "COMPLETE";

    private final Mappings mappings;
    private final Conversion conversion;

    Acceptance(Mappings mappings, Conversion conversion) {
        this.mappings = mappings;
        this.conversion = conversion;
    }

    /**
     * @param header the request's idempotency key, null for none
     * @param test how a test is to end, null for none
     * @throws Problem 422 with every fault
     */
    public Submission accept(
            SourceProfile source, Object payload, byte[] body, @Nullable String header, @Nullable String test) {
        return submission(
                source, mapped(source, payload), test, converted -> keys(header, converted, body, scope(test)));
    }

    /**
     * Of an application that is canonical already. Without a header it is known by what it asks for, whenever consent was
     * given.
     *
     * @param test how a test is to end, null for none
     * @throws Problem 422 with every fault, pointing into the application
     */
    public Submission acceptCanonical(
            SourceProfile source, Map<String, ?> application, @Nullable String header, @Nullable String test) {
        return submission(source, now -> conversion.check(application, now), test, converted -> {
            byte[] content = content(converted.application()).getBytes(StandardCharsets.UTF_8);
            return keys(header, converted, content, scope(test));
        });
    }

    /**
     * A row of a file; without keys when it brings no id of its own.
     *
     * @throws Problem 422 with every fault
     */
    Submission acceptRow(SourceProfile source, Object cells) {
        return submission(
                source,
                mapped(source, cells),
                null,
                converted -> externalKey(converted, "").stream().toList());
    }

    private Function<Instant, Converted> mapped(SourceProfile source, Object payload) {
        return now -> conversion.convert(mappings.of(source), payload, now);
    }

    private static Submission submission(
            SourceProfile source,
            Function<Instant, Converted> conversion,
            @Nullable String test,
            Function<Converted, List<Key>> keys) {
        Instant now = Instant.now();
        Converted converted = conversion.apply(now);
        Gaps gaps = COMPLETE.equals(source.onMissing())
                ? Gaps.of(converted.faults())
                : new Gaps(List.of(), converted.faults());
        if (!gaps.refusing().isEmpty()) {
            throw refused(converted.faults());
        }
        return new Submission(
                Ids.next(),
                source.code(),
                keys.apply(converted),
                converted.application(),
                converted.warnings(),
                gaps.missing(),
                test,
                now,
                null);
    }

    /** A single fault is the problem's own code; several are listed under a common one. */
    private static Problem refused(List<Fault> faults) {
        Fault first = faults.get(0);
        return faults.size() == 1
                ? Problem.invalid(first.pointer(), first.code(), first.message())
                : Problem.invalid(faults);
    }

    /** A test is never taken for a real application, nor for a test of another kind. */
    private static String scope(@Nullable String test) {
        return test == null ? "" : "test\0" + test + '\0';
    }

    /** Both names that a sender may give it count; without either it is known by its payload for a while. */
    private static List<Key> keys(@Nullable String header, Converted converted, byte[] body, String scope) {
        String hash = Sha256.hex(body);
        List<Key> keys = new ArrayList<>();
        if (header != null) {
            keys.add(new Key(Key.Basis.HEADER, scope + header, hash));
        }
        externalKey(converted, scope).ifPresent(keys::add);
        return keys.isEmpty() ? List.of(new Key(Key.Basis.PAYLOAD, scope + hash, hash)) : keys;
    }

    private static Optional<Key> externalKey(Converted converted, String scope) {
        return Optional.ofNullable(converted.externalId())
                .map(id -> new Key(Key.Basis.EXTERNAL_ID, scope + id, content(converted.application())));
    }

    /** The application without its consents: a sender may ask for consent again, but not for another loan. */
    private static String content(ObjectNode application) {
        JsonNode loan = application.deepCopy().without("consents");
        return Sha256.hex(loan.toString());
    }
}
