package finme.fdforge.keys;

import finme.fdforge.Change;
import finme.fdforge.Keys;
import finme.fdforge.Ledger;
import finme.fdforge.keys.Rotations.Rotation;
import finme.kernel.Problem;
import finme.work.AfterCommit;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The file says which keys there are; it is changed first, and what the database keeps of a rotation follows from it. */
@Service
class KeyRotation implements Keys {
    /** As long as a node may need to read the file again, and a transaction that sealed by the old key to end. */
    private static final Duration SETTLED = Duration.ofMinutes(1);

    private static final Duration SOON = Duration.ofSeconds(2);

    private final Keyset keyset;
    private final WrappedValues values;
    private final Rotations rotations;
    private final Rewrapping rewrapping;
    private final Ledger ledger;

    KeyRotation(Keyset keyset, WrappedValues values, Rotations rotations, Rewrapping rewrapping, Ledger ledger) {
        this.keyset = keyset;
        this.values = values;
        this.rotations = rotations;
        this.rewrapping = rewrapping;
        this.ledger = ledger;
    }

    @Override
    public Status status() {
        keyset.refresh();
        int primary = keyset.primary();
        Map<Integer, Long> counts = values.counts(keyset.ids());
        List<Key> keys = keyset.ids().stream()
                .map(id -> new Key(
                        Integer.toUnsignedString(id),
                        id == primary ? State.PRIMARY : State.ENABLED,
                        counts.getOrDefault(id, 0L)))
                .toList();
        Progress progress = rotations
                .find(primary)
                .map(it -> new Progress(it.done(), Math.max(it.of(), it.done()), it.finished()))
                .orElse(new Progress(0, 0, false));
        return new Status(Integer.toUnsignedString(primary), keys, progress);
    }

    @Override
    @Transactional
    public Status rotate(String actor) {
        lock();
        if (rotations.find(keyset.primary()).filter(Rotation::finished).isEmpty()) {
            throw Problem.conflict(
                    "rotation_under_way", "Not everything is wrapped by the present primary yet; wait until it is.");
        }
        change(keyset::addPrimary);
        note("rotated", keyset.primary(), actor);
        return status();
    }

    /** A refusal is no reason to forget that all is to be gone over again. */
    @Override
    @Transactional(noRollbackFor = Problem.class)
    public Status destroy(String id, String actor) {
        lock();
        int key = keyset.ids().stream()
                .filter(known -> Integer.toUnsignedString(known).equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("This key"));
        int primary = keyset.primary();
        if (key == primary) {
            throw Problem.conflict("primary", "This is the primary key; make a new one first.");
        }
        Rotation rotation = rotations.find(primary).orElse(null);
        if (rotation == null || !rotation.finished() || rotation.age().compareTo(SETTLED) < 0) {
            throw Problem.conflict(
                    "too_early",
                    "Its successor is at work for less than a minute, or not everything is wrapped by it.");
        }
        if (values.counts(List.of(key)).getOrDefault(key, 0L) > 0) {
            rotations.again(primary);
            AfterCommit.run(rewrapping::lookAgain);
            throw Problem.conflict("still_in_use", "It still wraps something; that is being wrapped anew.");
        }
        change(() -> keyset.remove(key));
        note("destroyed", key, actor);
        return status();
    }

    private void lock() {
        if (!rotations.lock()) {
            throw Problem.busy(503, "busy", "Keys are being wrapped right now; try again.", SOON);
        }
        keyset.refresh();
    }

    private interface FileChange {
        void run() throws IOException;
    }

    private static void change(FileChange change) {
        try {
            change.run();
        } catch (IOException readOnly) {
            throw Problem.conflict(
                    "keyset_not_writable", "The keyset file or its folder can't be written by this node.");
        }
    }

    private void note(String action, int key, String actor) {
        AfterCommit.run(rewrapping::lookAgain);
        ledger.append(Change.of("key", Integer.toUnsignedString(key), 1, action, actor, Map.of()));
    }
}
