package finme.settlement;

import com.fasterxml.jackson.annotation.JsonInclude;
import finme.dispatch.Outcome;
import finme.kernel.Money;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Words of partners that were noted and that nothing was booked for: a person decides. */
public interface Unbooked {
    /** Oldest first. */
    List<Case> waiting(int most);

    /**
     * Books it in the present month, as if it had just been told.
     *
     * @param amount what was paid out, or came back; null: as it was told
     * @param actor as in {@link finme.fdforge.Change}
     * @throws finme.kernel.Problem 404 none of this partner; 409 {@code settled}, and what goes on waiting: {@code no_terms},
     *     {@code unknown_volume}; 422 an amount that is none, or in another currency than the loan that it came back of
     */
    void book(String partner, UUID id, @Nullable Money amount, String actor);

    /** Nothing is booked for it. @throws finme.kernel.Problem 404 none of this partner; 409 {@code settled} */
    void leave(String partner, UUID id, String actor);

    enum Why {
        /** It contradicts what was heard before, or what became of the application. */
        CONTESTED,
        /** It came back in another currency than was paid out, or was paid out in another than came back. */
        OTHER_CURRENCY
    }

    /**
     * @param month in which we heard of it, by the partner's calendar
     * @param word FUNDED or RETURNED
     * @param settledAt null while it waits
     * @param booked null while it waits
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Case(
            UUID id,
            String partner,
            YearMonth month,
            Instant at,
            Why why,
            Outcome word,
            UUID application,
            String reference,
            Money amount,
            @Nullable Instant settledAt,
            @Nullable Boolean booked) {}
}
