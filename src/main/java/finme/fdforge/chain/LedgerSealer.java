package finme.fdforge.chain;

import finme.fdforge.BlindIndex;
import finme.fdforge.Change;
import finme.fdforge.Ledger;
import finme.fdforge.chain.BlockStore.Moment;
import finme.fdforge.chain.BlockStore.Row;
import finme.fdforge.chain.BlockStore.Tip;
import finme.work.FailureLog;
import finme.work.Ticker;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Chains what was committed, a second or two after it was written, and says a day's root when the day is over. One
 * commit for up to a thousand rows; a row that commits after higher ones were chained goes into a later block.
 */
@Component
class LedgerSealer extends Ticker {
    /** For the blind index. */
    static final String ROOT = "ledger.root";

    private static final Logger LOG = LoggerFactory.getLogger(LedgerSealer.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int BLOCK = 1_000;

    private final BlockStore store;
    private final Ledger ledger;
    private final BlindIndex keyed;
    private final TransactionTemplate transaction;
    private @Nullable Moment midnight;
    private @Nullable LocalDate closedBefore;

    LedgerSealer(BlockStore store, Ledger ledger, BlindIndex keyed, PlatformTransactionManager transactions) {
        super("ledger-seal", PAUSE, new FailureLog(LOG, "The ledger grows without being chained"));
        this.store = store;
        this.ledger = ledger;
        this.keyed = keyed;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    protected void work() {
        Moment now = store.moment();
        boolean more = true;
        while (more && isRunning()) {
            more = Boolean.TRUE.equals(transaction.execute(status -> store.lock() && sealSome(now)));
        }
        if (!now.today().equals(closedBefore) && isOver(now)) {
            transaction.executeWithoutResult(status -> closeDays(now.today()));
        }
    }

    /** @return whether there is more to do at once */
    boolean sealSome(Moment now) {
        List<Row> late = store.late(BLOCK);
        Tip tip = store.tip();
        List<Row> fresh = settled(store.above(tip.high(), BLOCK));
        if (!late.isEmpty()) {
            store.fill(late);
        }
        long high = tip.high();
        if (!fresh.isEmpty()) {
            high = fresh.get(fresh.size() - 1).position();
            store.passOver(tip.high(), high, fresh);
        }
        if (late.size() < BLOCK) {
            store.forget(now.xmin());
        }
        List<Row> all = new ArrayList<>(late);
        all.addAll(fresh);
        append(all, tip.number(), high);
        return late.size() == BLOCK || fresh.size() == BLOCK;
    }

    /** Up to the first one that is too young. */
    private static List<Row> settled(List<Row> rows) {
        int count = 0;
        while (count < rows.size() && rows.get(count).settled()) {
            count++;
        }
        return rows.subList(0, count);
    }

    private void append(List<Row> rows, long number, long high) {
        if (rows.isEmpty()) {
            return;
        }
        LocalDate closed = store.lastClosed();
        Map<LocalDate, List<Row>> days = new TreeMap<>();
        for (Row row : rows) {
            LocalDate day = closed != null && !row.day().isAfter(closed) ? closed.plusDays(1) : row.day();
            days.computeIfAbsent(day, none -> new ArrayList<>()).add(row);
        }
        long next = number;
        for (Map.Entry<LocalDate, List<Row>> day : days.entrySet()) {
            append(++next, day.getKey(), day.getValue(), high);
        }
    }

    private void append(long number, LocalDate day, List<Row> rows, long high) {
        byte[] end = store.end(day);
        Chain chain = end == null ? Chain.of(day) : Chain.from(end);
        byte[] links = new byte[rows.size() * Chain.KEPT];
        for (int i = 0; i < rows.size(); i++) {
            chain.add(rows.get(i).digest()).keep(links, i);
        }
        byte[] seal = keyed.of(Block.PURPOSE, Block.sealed(number, day, chain.end()));
        store.append(number, day, rows, high, links, chain.end(), seal);
    }

    /** Whether all transactions are over that may hold a row of yesterday; whatever they wrote is chained then. */
    private boolean isOver(Moment now) {
        if (midnight == null || !midnight.today().equals(now.today())) {
            midnight = now;
            return false;
        }
        return Long.compareUnsigned(Long.parseUnsignedLong(now.xmin()), Long.parseUnsignedLong(midnight.xmax())) >= 0;
    }

    void closeDays(LocalDate today) {
        if (!store.lock()) {
            return;
        }
        for (LocalDate day : store.open(today, store.lastClosed())) {
            byte[] root = Objects.requireNonNull(store.end(day));
            long rows = store.rows(day);
            ledger.append(Change.of("ledger", day.toString(), 1, "sealed", "system", details(day, rows, root)));
        }
        closedBefore = today;
    }

    private Map<String, ?> details(LocalDate day, long rows, byte[] root) {
        HexFormat hex = HexFormat.of();
        String text = hex.formatHex(root);
        return Map.of(
                "day",
                day.toString(),
                "rows",
                rows,
                "root",
                text,
                "seal",
                hex.formatHex(keyed.of(ROOT, sealed(day, rows, text))));
    }

    /** What the installation's keyset seals of a day. */
    static String sealed(LocalDate day, long rows, String root) {
        return day + " " + rows + ' ' + root;
    }
}
