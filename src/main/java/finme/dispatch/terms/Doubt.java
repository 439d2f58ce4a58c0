package finme.dispatch.terms;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What keeps an offer from being taken at its word.
 *
 * @param pointer {@code /offers/0/amount} or {@code /price}
 * @param value as it was written, cut; a lender may write anything there, so it is kept sealed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Doubt(String pointer, Why why, @Nullable String value) {
    public enum Why {
        UNREADABLE("It can't be read, or could be two different values."),
        EMPTY("There is a place for it, but nothing in it."),
        NOT_POSITIVE("It has to be more than zero."),
        TOO_LARGE("It is larger than anything that is lent."),
        OTHER_CURRENCY("It is in another currency than the application."),
        PART_OF_A_COIN("It has more decimals than its currency."),
        FAR_FROM_ASKED("It is fifty times more or less than what was asked for."),
        AT_ODDS("It does not go together with the amount of the offer."),
        SHARE_OR_PERCENT("It could be a share of one, or percent."),
        OVER("It was over when the answer came.");

        private final String sentence;

        Why(String sentence) {
            this.sentence = sentence;
        }

        public String sentence() {
            return sentence;
        }
    }

    @Override
    public String toString() {
        return "Doubt[" + pointer + ' ' + why + ']';
    }
}
