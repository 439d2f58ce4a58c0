package finme.insight.lender;

import java.math.BigDecimal;

/** Sums of one row. */
record Counts(long sent, long offered, long declined, long timedOut, long failed, long open, long sold, long returned) {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0);

    /** @param kind ALL, DAY, SOURCE or RULE @param name empty for all */
    record Key(Kind kind, String name) {}

    enum Kind {
        ALL,
        DAY,
        SOURCE,
        RULE
    }

    record Told(String currency, long count, BigDecimal sum, BigDecimal revenue) {
        /** As one, whatever the currencies were taken for. */
        Told plus(Told other) {
            return new Told(currency, count + other.count, sum.add(other.sum), revenue.add(other.revenue));
        }
    }

    /** So many were decided within a bucket of {@code fdforge.case_answer_day}. */
    record Took(int bucket, long cases) {}
}
