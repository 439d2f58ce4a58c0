package finme.admin.review;

import finme.dispatch.OfferReviews;
import finme.dispatch.OfferReviews.Basis;
import finme.dispatch.OfferReviews.By;
import finme.kernel.Fault;
import finme.kernel.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The decision as it was sent, checked, and told to dispatch. */
@Component
class Settlements {
    private enum Decision {
        OFFERED,
        DECLINED,
        ASK_AGAIN
    }

    private final OfferReviews reviews;

    Settlements(OfferReviews reviews) {
        this.reviews = reviews;
    }

    void settle(UUID application, UUID dispatch, Settlement settlement, HttpServletRequest request) {
        List<Fault> faults = new ArrayList<>();
        Decision decision = oneOf("/decision", settlement.decision(), Decision.class, faults);
        Basis basis = oneOf("/reason", settlement.reason(), Basis.class, faults);
        if (decision == null || basis == null) {
            throw Problem.invalid(faults);
        }
        String role = request.isUserInRole("ADMIN") ? "ADMIN" : "OPERATOR";
        By by = new By(String.valueOf(request.getRemoteUser()), role, basis);
        switch (decision) {
            case OFFERED ->
                reviews.offered(application, dispatch, Objects.requireNonNullElse(settlement.offers(), List.of()), by);
            case DECLINED -> reviews.declined(application, dispatch, by);
            case ASK_AGAIN -> reviews.askAgain(application, dispatch, by);
        }
    }

    private static <E extends Enum<E>> @Nullable E oneOf(
            String pointer, @Nullable String word, Class<E> words, List<Fault> faults) {
        E[] all = words.getEnumConstants();
        for (E each : all) {
            if (each.name().equals(word)) {
                return each;
            }
        }
        faults.add(new Fault(pointer, "invalid_value", "Must be one of " + Arrays.toString(all) + '.'));
        return null;
    }
}
