package finme.admin.review;

import java.util.Map;

/** Words for the members of an offer. */
final class ReviewLabels {
    private static final Map<String, String> WORDS = Map.of(
            "amount", "Amount",
            "termMonths", "Months",
            "apr", "APR",
            "monthlyPayment", "Monthly payment",
            "totalPayable", "Total to pay back",
            "expiresAt", "Open until",
            "redirectUrl", "The lender's page",
            "price", "Price");

    private ReviewLabels() {}

    /** @param place a JSON pointer, or the bare name */
    static String of(String place) {
        String name = place.substring(place.lastIndexOf('/') + 1);
        return WORDS.getOrDefault(name, "Offer");
    }
}
