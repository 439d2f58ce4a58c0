package finme.canonical;

import com.fasterxml.jackson.annotation.JsonInclude;
import finme.kernel.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one format every source is brought into; its JSON Schema is published at {@code /api/v1/schemas/application}.
 * Holds personal values: never log it, never put it into the engine. {@code toString} says nothing. Of one that has yet to
 * be completed, required values may be null, but never its consents.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CanonicalApplication(
        @Nullable String product,
        @Nullable Amount amount,
        @Nullable Integer termMonths,
        @Nullable String purpose,
        Borrower borrower,
        @Nullable Employment employment,
        @Nullable Obligations obligations,
        List<Consent> consents,
        @Nullable Map<String, Object> attributes) {

    /** What is asked for. One half may be missing until somebody has completed the application. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Amount(
            @Nullable BigDecimal value, @Nullable String currency) {
        public static Amount of(Money money) {
            return new Amount(money.value(), money.currency());
        }

        /** @return null unless both halves are there */
        public @Nullable Money whole() {
            return value == null || currency == null ? null : new Money(value, currency);
        }
    }

    /** @param phone E.164 @param language ISO 639-1 */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Borrower(
            @Nullable String firstName,
            @Nullable String middleName,
            @Nullable String lastName,
            @Nullable LocalDate birthDate,
            @Nullable String taxId,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String language,
            @Nullable Address address) {
        @Override
        public String toString() {
            return "Borrower[***]";
        }
    }

    /** @param region code of the directory {@code regions} @param country ISO 3166-1 alpha-2 */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Address(
            @Nullable String line1,
            @Nullable String line2,
            @Nullable String city,
            @Nullable String region,
            @Nullable String postalCode,
            @Nullable String country) {
        @Override
        public String toString() {
            return "Address[***]";
        }
    }

    /** @param status code of the directory {@code employment-kinds} */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Employment(
            @Nullable String status,
            @Nullable String employer,
            @Nullable LocalDate since,
            @Nullable Money monthlyIncome) {
        @Override
        public String toString() {
            return "Employment[***]";
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Obligations(@Nullable Money monthlyPayments) {}

    /** Evidence that the borrower agreed. @param kind {@code DATA_SHARING} or {@code MARKETING} */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Consent(
            String kind,
            String version,
            Instant givenAt,
            @Nullable String ip,
            @Nullable String userAgent,
            @Nullable String page) {
        @Override
        public String toString() {
            return "Consent[" + kind + ' ' + version + ']';
        }
    }

    @Override
    public String toString() {
        return "CanonicalApplication[***]";
    }
}
