package finme.dispatch.inbox;

import finme.dispatch.Outcome;
import finme.dispatch.PartnerReports;
import finme.dispatch.answer.Answer;
import finme.dispatch.answer.AttemptResult.Answered;
import finme.dispatch.answer.PartnerWords;
import finme.dispatch.model.Dispatch;
import finme.dispatch.reading.CallbackReader.Message;
import finme.dispatch.store.Dispatches;
import finme.dispatch.terms.Sum;
import finme.kernel.Money;
import finme.kernel.Problem;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts it into the inbox as if it had come as a callback. */
@Component
class ReportedReturns implements PartnerReports {
    private static final BigDecimal MOST = new BigDecimal("1000000000000");
    private static final int FINEST = 6;

    private final Dispatches dispatches;
    private final InboxDesk desk;

    ReportedReturns(Dispatches dispatches, InboxDesk desk) {
        this.dispatches = dispatches;
        this.desk = desk;
    }

    @Override
    public void returned(String partner, UUID application, @Nullable Money amount, @Nullable String key) {
        check(amount);
        List<Dispatch> mine = dispatches.of(application).stream()
                .filter(dispatch -> dispatch.partner().equals(partner) && dispatch.attempt() > 0)
                .toList();
        if (mine.isEmpty()) {
            throw Problem.notFound("This case");
        }
        Dispatch paid = mine.stream()
                .filter(dispatch -> dispatch.outcomes().heard().contains(Outcome.FUNDED))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> Problem.conflict("not_funded", "Nothing was paid out, so nothing comes back."));
        // of this case: the same key may come with another one's
        String event = "by-hand:" + paid.id() + '/' + (key == null ? written(amount) : key);
        Answer back = new Answer(
                Outcome.RETURNED,
                null,
                List.of(),
                null,
                new PartnerWords(null, null, null, List.of(), null),
                Map.of(),
                amount == null ? null : new Sum(amount.value(), amount.currency()));
        desk.accept(partner, new Message(paid.reference(), event, new Answered(back), ""), true);
    }

    /** However many zeros it ends with. */
    private static String written(@Nullable Money amount) {
        return amount == null ? "" : amount.value().stripTrailingZeros().toPlainString() + ' ' + amount.currency();
    }

    private static void check(@Nullable Money amount) {
        if (amount == null) {
            return;
        }
        BigDecimal value = amount.value();
        if (value == null || value.signum() <= 0 || value.compareTo(MOST) > 0 || value.scale() > FINEST) {
            throw Problem.invalid("/amount/value", "out_of_range", "More than nothing, and at most a million million.");
        }
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(each -> each.getCurrencyCode().equals(amount.currency()))) {
            throw Problem.invalid(
                    "/amount/currency", "unknown_currency", "The currency is an ISO 4217 code such as EUR.");
        }
    }
}
