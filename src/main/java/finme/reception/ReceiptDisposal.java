package finme.reception;

import finme.retention.Disposal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Receipts: who sends something that old once more makes a new application of it. */
@Component
class ReceiptDisposal implements Disposal {
    private static final int ROWS = 1000;
    private static final String OLD = "select ctid from fdforge.intake where at < ? limit " + ROWS;
    private static final UUID SOMETHING_LEFT = new UUID(0, 0);

    private final JdbcTemplate jdbc;

    ReceiptDisposal(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String code() {
        return "receipts";
    }

    @Override
    public String text() {
        return "What was answered to which request; whoever sends it once more then makes a new application.";
    }

    @Override
    public Step step(Instant before, @Nullable UUID after, boolean dry) {
        Timestamp age = Timestamp.from(before);
        if (dry) {
            long all = Objects.requireNonNull(
                    jdbc.queryForObject("select count(*) from fdforge.intake where at < ?", Long.class, age));
            return new Step(all, all, 0, null);
        }
        int gone = jdbc.update("delete from fdforge.intake where ctid = any (array(" + OLD + "))", age);
        return new Step(gone, gone, 0, gone < ROWS ? null : SOMETHING_LEFT);
    }
}
