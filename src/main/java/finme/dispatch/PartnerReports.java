package finme.dispatch;

import finme.kernel.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a partner says by hand where it sends no callback. It counts as its callback would. */
public interface PartnerReports {
    /**
     * The loan came back, or a part of it.
     *
     * @param amount null: all of it
     * @param key the same again is done once; null: the same amount is done once
     * @throws finme.kernel.Problem 404 not a case of this partner; 409 {@code not_funded} when it has paid out nothing; 422
     *     an amount that is none
     */
    void returned(String partner, UUID application, @Nullable Money amount, @Nullable String key);
}
