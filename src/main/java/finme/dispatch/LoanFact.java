package finme.dispatch;

import finme.kernel.Money;
import java.util.UUID;

/**
 * A partner said how far the loan has come. Told as a Spring event inside the transaction that applies its word, once for
 * each message: listeners join in. Tests are left out.
 *
 * @param reference of the application
 * @param word ACCEPTED, SIGNED, FUNDED, RETURNED or CANCELLED
 * @param amount as the message tells it, else as agreed: of the offer, of what was applied for
 * @param told whether the message itself tells the amount
 * @param contested it contradicts what was heard before, or what became of the application
 */
public record LoanFact(
        UUID application,
        String reference,
        UUID dispatch,
        String partner,
        Outcome word,
        Money amount,
        boolean told,
        boolean contested) {}
