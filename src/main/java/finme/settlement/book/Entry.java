package finme.settlement.book;

import finme.partner.Commission;
import finme.settlement.Statement.Kind;
import finme.settlement.reckon.Volume;
import org.jspecify.annotations.Nullable;

/**
 * A line of the books.
 *
 * @param fact what it follows from
 * @param base in minor units
 * @param amount in minor units; less than zero for a clawback
 * @param terms as they stood when the loan was paid out
 * @param basis how it was reckoned, in words
 * @param before of a commission: what the month had paid out before the loan
 */
record Entry(
        Fact fact,
        Kind kind,
        long base,
        String baseCurrency,
        long amount,
        String currency,
        int partnerVersion,
        Commission terms,
        String basis,
        @Nullable Volume before) {}
