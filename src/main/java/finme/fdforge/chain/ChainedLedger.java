package finme.fdforge.chain;

import finme.fdforge.BlindIndex;
import finme.fdforge.LedgerProof;
import finme.fdforge.chain.BlockStore.Chained;
import finme.kernel.Problem;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Recomputes chains from the rows and compares them with the blocks, the blocks' seals and the days' roots. */
@Component
class ChainedLedger implements LedgerProof {
    private static final int BLOCKS = 50;
    private static final Duration LATER = Duration.ofSeconds(5);

    private final BlockStore store;
    private final DayRoots roots;
    private final BlindIndex keyed;
    private final AtomicBoolean running = new AtomicBoolean();

    ChainedLedger(BlockStore store, DayRoots roots, BlindIndex keyed) {
        this.store = store;
        this.roots = roots;
        this.keyed = keyed;
    }

    @Override
    public List<Day> days(int limit) {
        return roots.newest(limit);
    }

    @Override
    public Result verify(@Nullable LocalDate from, @Nullable LocalDate to) {
        if (!running.compareAndSet(false, true)) {
            throw Problem.busy(503, "busy", "Another check of the ledger runs right now.", LATER);
        }
        try {
            return new Check().run(from, to);
        } finally {
            running.set(false);
        }
    }

    /** One run; it holds the end of each day's chain and a few blocks, whatever the ledger's size. */
    private final class Check {
        private final Map<LocalDate, Chain> chains = new HashMap<>();
        private final Map<LocalDate, Long> sizes = new HashMap<>();
        private long rows;

        Result run(@Nullable LocalDate from, @Nullable LocalDate to) {
            long[] numbers = store.numbers(from, to);
            for (long after = numbers[0]; after < numbers[1]; after += BLOCKS) {
                for (Block block : store.blocks(after, Math.min(after + BLOCKS, numbers[1]), from, to)) {
                    Difference found = block(block);
                    if (found != null) {
                        return result(found);
                    }
                }
            }
            return result(days());
        }

        private Result result(@Nullable Difference found) {
            return new Result(found == null, rows, chains.size(), found);
        }

        private @Nullable Difference block(Block block) {
            Difference changed = rows(block);
            Long stray = store.stray(block);
            if (stray != null && (changed == null || stray < changed.position())) {
                return new Difference(stray, block.day(), What.ADDED);
            }
            return changed;
        }

        private @Nullable Difference rows(Block block) {
            Chain chain = chains.computeIfAbsent(block.day(), Chain::of);
            sizes.merge(block.day(), (long) block.size(), Long::sum);
            List<Chained> chained = store.digests(block);
            for (int i = 0; i < chained.size(); i++) {
                Chained row = chained.get(i);
                if (row.digest() == null) {
                    return new Difference(row.position(), block.day(), What.MISSING);
                }
                if (!chain.add(row.digest()).fits(block.hashes(), i)) {
                    return new Difference(row.position(), block.day(), What.CHANGED);
                }
                rows++;
            }
            boolean ours = Arrays.equals(chain.end(), block.chain())
                    && keyed.fits(Block.PURPOSE, Block.sealed(block.number(), block.day(), chain.end()), block.seal());
            return ours ? null : new Difference(chained.get(0).position(), block.day(), What.CHANGED);
        }

        /** Whoever can make blocks of their own can't make the day's root that was said, or its seal. */
        private @Nullable Difference days() {
            for (Map.Entry<LocalDate, Chain> day : new TreeMap<>(chains).entrySet()) {
                String root = HexFormat.of().formatHex(day.getValue().end());
                Long differs = roots.differing(day.getKey(), sizes.getOrDefault(day.getKey(), 0L), root);
                if (differs != null) {
                    return new Difference(differs, day.getKey(), What.CHANGED);
                }
            }
            return null;
        }
    }
}
