package finme.dispatch;

import java.util.List;

/** Why a partner will or will not receive anything right now, as {@code Eligibility} would decide. */
public interface PartnerReadiness {
    /**
     * @return {@code state, schedule, caps, budget, circuit, mapping, credentials}, in this order
     * @throws finme.kernel.Problem 404 unknown partner
     */
    List<Check> of(String partner);

    /** @param text in words, such as "sold 500 of 500 today, next place tomorrow 00:00 Europe/Prague" */
    record Check(String check, boolean ok, String text) {}
}
