package finme.bench.section;

import finme.bench.contender.FinMeContender;
import finme.fdforge.SubjectKey;
import finme.fdforge.Vault;
import finme.kernel.Ids;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Applications of the last 90 days that can be read: documents of real ones, sealed anew under a key of each person. */
final class PastCases {
    private static final String COLUMN = "application.document";
    private static final int TEMPLATES = 200;
    private static final int BATCH = 1_000;
    private static final int[] TERMS = {6, 12, 24, 36, 60};
    private static final String INSERT = """
            insert into fdforge.application (id, reference, borrower_id, source, status, since, version, test,
              returning_borrower, product, amount, currency, term_months, purpose, region, received_at, document)
            values (?, ?, ?, ?, 'UNPLACED', ?, 1, false, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final JdbcTemplate jdbc;
    private final Vault vault;
    private final TransactionTemplate transaction;
    private final Random random = new Random(16);

    PastCases(FinMeContender finme) {
        jdbc = finme.bean(JdbcTemplate.class);
        vault = finme.bean(Vault.class);
        transaction = new TransactionTemplate(finme.bean(PlatformTransactionManager.class));
    }

    private record Template(String source, String product, String currency, byte[] document, ResultRow row) {}

    private record ResultRow(String purpose, String region) {}

    void fill(int many) {
        List<Template> templates = jdbc.query(
                "select id, borrower_id, source, product, currency, document, purpose, region from fdforge.application"
                        + " where document <> '' order by id desc limit " + TEMPLATES,
                this::template);
        Instant begin = Instant.now().minus(Duration.ofDays(90));
        Duration apart = Duration.ofDays(89).dividedBy(many);
        for (int from = 0; from < many; from += BATCH) {
            int first = from;
            transaction.executeWithoutResult(open -> {
                List<Object[]> rows = new ArrayList<>();
                for (int n = first; n < Math.min(first + BATCH, many); n++) {
                    rows.add(row(n, templates.get(n % templates.size()), begin.plus(apart.multipliedBy(n))));
                }
                jdbc.batchUpdate(INSERT, rows);
            });
        }
        jdbc.execute("vacuum analyze fdforge.application");
    }

    private Template template(ResultSet row, int index) throws SQLException {
        UUID id = row.getObject(1, UUID.class);
        byte[] document = vault.of(row.getObject(2, UUID.class)).open(COLUMN, id, row.getBytes(6));
        return new Template(
                row.getString(3),
                row.getString(4),
                row.getString(5),
                document,
                new ResultRow(row.getString(7), row.getString(8)));
    }

    private Object[] row(int n, Template template, Instant at) {
        UUID first = Ids.first(at);
        UUID id = new UUID(
                first.getMostSignificantBits() | n & 0xfff,
                first.getLeastSignificantBits() | Integer.toUnsignedLong(random.nextInt()));
        UUID borrower = Ids.next();
        SubjectKey key = Objects.requireNonNull(vault.create(borrower));
        Timestamp received = Timestamp.from(at);
        return new Object[] {
            id,
            "PAST-" + n,
            borrower,
            template.source,
            received,
            n % 5 == 0,
            template.product,
            BigDecimal.valueOf(300 + random.nextInt(200) * 100L),
            template.currency,
            TERMS[random.nextInt(TERMS.length)],
            template.row.purpose,
            template.row.region,
            received,
            key.seal(COLUMN, id, template.document)
        };
    }
}
