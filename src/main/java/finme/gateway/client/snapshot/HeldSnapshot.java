package finme.gateway.client.snapshot;

import com.fasterxml.jackson.databind.ObjectMapper;
import finme.canonical.CodeLists;
import finme.form.Form;
import finme.form.OptionTexts;
import finme.gateway.SourceDirectory;
import finme.gateway.sealing.WireJson;
import finme.gateway.snapshot.CoreTrust;
import finme.gateway.snapshot.Snapshot;
import finme.gateway.snapshot.SnapshotSignature;
import finme.kernel.Problem;
import finme.kernel.Sha256;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sources and codes as core told them last, also at a start without core. */
final class HeldSnapshot implements SourceDirectory, CodeLists, OptionTexts {
    private static final Logger LOG = LoggerFactory.getLogger(HeldSnapshot.class);
    private static final Duration SOON = Duration.ofSeconds(5);

    private final SnapshotFile file;
    private final CoreTrust trust;
    private final ObjectMapper json;
    private volatile @Nullable Held held;

    HeldSnapshot(SnapshotFile file, CoreTrust trust, ObjectMapper json) {
        this.file = file;
        this.trust = trust;
        this.json = WireJson.of(json);
        load();
    }

    /** @param digest of its content */
    record Held(Snapshot snapshot, String digest, Map<String, SourceProfile> sources) {}

    private void load() {
        try {
            Optional<String> kept = file.read();
            if (kept.isPresent()) {
                Held found = open(kept.get());
                held = found;
                LOG.info(
                        "Works by snapshot {} until core tells a newer one",
                        found.snapshot().version());
            }
        } catch (IOException | GeneralSecurityException unusable) {
            LOG.error("The snapshot on the disk is not used: {}", unusable.getMessage());
        }
    }

    /** Checks it, puts it on the disk and works by it from now on. */
    void take(String signed) {
        try {
            Held fresh = open(signed);
            file.write(signed);
            held = fresh;
            LOG.info("Works by snapshot {}", fresh.snapshot().version());
        } catch (IOException | GeneralSecurityException unusable) {
            throw new IllegalStateException("a new snapshot can't be used", unusable);
        }
    }

    private Held open(String signed) throws GeneralSecurityException, IOException {
        byte[] content = SnapshotSignature.open(signed, trust);
        Snapshot snapshot = json.readValue(content, Snapshot.class);
        Map<String, SourceProfile> sources = new HashMap<>();
        snapshot.sources().forEach(source -> sources.put(source.code(), source));
        return new Held(snapshot, Sha256.hex(content), Map.copyOf(sources));
    }

    @Nullable
    Held held() {
        return held;
    }

    @Override
    public Optional<SourceProfile> find(String code) {
        return Optional.ofNullable(needed().sources().get(code));
    }

    @Override
    public Set<String> active(String directory) {
        return codes(directory).map(Snapshot.Code::code).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<Option> of(String directory, String language) {
        return codes(directory)
                .map(code -> new Option(code.code(), code.text(language)))
                .toList();
    }

    List<Form> forms() {
        return needed().snapshot().forms();
    }

    private Stream<Snapshot.Code> codes(String directory) {
        LocalDate today = LocalDate.now();
        return needed().snapshot().codes().getOrDefault(directory, List.of()).stream()
                .filter(code -> code.countsOn(today));
    }

    private Held needed() {
        Held present = held;
        if (present == null) {
            throw Problem.busy(503, "core_unreachable", "The service is not reachable right now; try again.", SOON);
        }
        return present;
    }
}
