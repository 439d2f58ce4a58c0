package finme.admin.review;

import finme.dispatch.OfferReviews;
import finme.dispatch.OfferReviews.Review;
import finme.dispatch.OfferReviews.Waiting;
import finme.kernel.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/admin")
@Tag(name = "Applications")
class ReviewController {
    private static final int MOST = 200;

    private final OfferReviews reviews;
    private final Settlements settlements;

    ReviewController(OfferReviews reviews, Settlements settlements) {
        this.reviews = reviews;
        this.settlements = settlements;
    }

    @GetMapping("/reviews")
    @Operation(summary = "Answers of lenders that wait for an operator, oldest first; at most 200")
    Slice<Waiting> waiting() {
        return new Slice<>(reviews.waiting(MOST), null);
    }

    @GetMapping("/applications/{id}/reviews")
    @Operation(
            summary = "Its answers under review, with what keeps each from counting",
            description = "What the lender wrote is shown to ADMIN and OPERATOR only.")
    Slice<Review> list(@PathVariable UUID id, HttpServletRequest request) {
        boolean works = request.isUserInRole("ADMIN") || request.isUserInRole("OPERATOR");
        List<Review> all = reviews.of(id);
        return new Slice<>(works ? all : all.stream().map(Review::masked).toList(), null);
    }

    @PostMapping("/applications/{id}/reviews/{dispatch}")
    @Operation(
            summary = "Settle one",
            description = "decision: OFFERED (with offers, members as in a lender's answer), DECLINED or ASK_AGAIN;"
                    + " reason: READ_IN_ANSWER, CONFIRMED_BY_LENDER or UNUSABLE_ANSWER. Kept in the ledger.")
    @ApiResponse(responseCode = "200", description = "Settled; what is left under review")
    @ApiResponse(responseCode = "404", description = "It is not under review (any more)")
    @ApiResponse(responseCode = "409", description = "Too late, or the lender can't be asked again")
    @ApiResponse(responseCode = "422", description = "The offers can't be read without doubt either")
    Slice<Review> settle(
            @PathVariable UUID id,
            @PathVariable UUID dispatch,
            @RequestBody Settlement settlement,
            HttpServletRequest request) {
        settlements.settle(id, dispatch, settlement, request);
        return new Slice<>(reviews.of(id), null);
    }
}
