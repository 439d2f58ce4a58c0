package finme.admin.review;

import finme.dispatch.OfferReviews;
import finme.dispatch.OfferReviews.Doubted;
import finme.dispatch.OfferReviews.Review;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One answer under review as its card shows it.
 *
 * @param members of an offer and their labels
 */
public record ReviewView(Review it, List<Line> doubts, Map<String, String> members) {
    /** @param label whose value it is */
    public record Line(String label, Doubted doubt) {}

    public static List<ReviewView> of(List<Review> reviews) {
        Map<String, String> members = OfferReviews.MEMBERS.stream()
                .collect(Collectors.toMap(
                        name -> name, ReviewLabels::of, (one, same) -> one, java.util.LinkedHashMap::new));
        return reviews.stream()
                .map(review -> new ReviewView(
                        review,
                        review.doubts().stream()
                                .map(doubt ->
                                        new Line(label(doubt, review.offers().size() > 1), doubt))
                                .toList(),
                        members))
                .toList();
    }

    private static String label(Doubted doubt, boolean several) {
        String[] parts = doubt.pointer().split("/");
        String label = ReviewLabels.of(doubt.pointer());
        return several && parts.length > 2 && parts[2].matches("\\d{1,3}")
                ? "Offer " + (Integer.parseInt(parts[2]) + 1) + ", " + label.toLowerCase(java.util.Locale.ENGLISH)
                : label;
    }
}
