package finme.gateway;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** What a borrower sees under the unguessable link, which stays out of addresses also on the way to core. */
@HttpExchange("/edge/v1/borrowers")
public interface BorrowerDesk {
    @PostExchange("/view")
    Optional<View> byLink(@RequestBody String token);

    /** @throws finme.kernel.Problem 404 unknown link, 409 in a final status */
    @PostExchange("/withdraw")
    void withdraw(@RequestBody String token);

    /**
     * @param product null, as amount and term, until the application is complete
     * @param steps oldest first
     * @param partners those it went to
     */
    record View(
            String reference,
            String status,
            Instant since,
            boolean closed,
            @Nullable String product,
            @Nullable BigDecimal amount,
            @Nullable String currency,
            @Nullable Integer termMonths,
            List<Step> steps,
            List<PartnerState> partners,
            List<OfferView> offers) {}

    record Step(Instant at, String action) {}

    record PartnerState(String name, String state, Instant since) {}

    record OfferView(
            String partner,
            BigDecimal amount,
            String currency,
            @Nullable Integer termMonths,
            @Nullable BigDecimal apr,
            @Nullable BigDecimal monthlyPayment,
            @Nullable BigDecimal totalPayable,
            @Nullable String redirectUrl,
            @Nullable Instant expiresAt) {}
}
