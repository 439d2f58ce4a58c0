package finme.loan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import finme.borrower.Borrowers;
import finme.canonical.CanonicalApplication;
import finme.canonical.CanonicalApplication.Borrower;
import finme.canonical.CanonicalApplication.Consent;
import finme.canonical.CanonicalApplication.Employment;
import finme.canonical.CanonicalApplication.Obligations;
import finme.fdforge.LedgerEntry;
import finme.kernel.Ids;
import finme.kernel.Money;
import finme.kernel.Problem;
import finme.kernel.Slice;
import finme.testing.FinMeTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Inside transactions that are rolled back, so that no process runs on with what is tried here. */
@FinMeTest
class LoanModuleTests {
    private final LoanDesk loans;
    private final Borrowers borrowers;
    private final TransactionTemplate transaction;

    LoanModuleTests(LoanDesk loans, Borrowers borrowers, PlatformTransactionManager manager) {
        this.loans = loans;
        this.borrowers = borrowers;
        this.transaction = new TransactionTemplate(manager);
    }

    @Test
    void opensWhatItSealed() {
        withApplication(application -> {
            assertThat(loans.document(application.id())).isEqualTo(document());
            assertThat(loans.find(application.id())).contains(application);
            assertThat(application.status()).isEqualTo(ApplicationStatus.RECEIVED);
            assertThat(application.amount().value()).isEqualByComparingTo("6000");
        });
    }

    @Test
    void movesForwardAndWritesTheLedger() {
        withApplication(application -> {
            UUID id = application.id();
            assertThat(loans.move(id, ApplicationStatus.ROUTING, null, "system"))
                    .isTrue();
            assertThat(loans.move(id, ApplicationStatus.WITH_PARTNERS, null, "system"))
                    .isTrue();
            assertThat(loans.move(id, ApplicationStatus.UNPLACED, "nobody_left", "system"))
                    .isTrue();
            LoanApplication now = loans.find(id).orElseThrow();
            assertThat(now.status()).isEqualTo(ApplicationStatus.UNPLACED);
            assertThat(now.statusReason()).isEqualTo("nobody_left");
            assertThat(now.version()).isEqualTo(4);
            assertThat(loans.history(id))
                    .extracting(LedgerEntry::action)
                    .containsExactly("received", "routing", "with_partners", "unplaced");
            assertThat(loans.history(id).get(3).details().get("from").textValue())
                    .isEqualTo("WITH_PARTNERS");
        });
    }

    @Test
    void keepsAFinalStatus() {
        withApplication(application -> {
            loans.move(application.id(), ApplicationStatus.WITHDRAWN, null, "borrower");
            assertThat(loans.move(application.id(), ApplicationStatus.OFFERED, null, "partner:alpha"))
                    .isFalse();
            assertThat(loans.find(application.id()).orElseThrow().status()).isEqualTo(ApplicationStatus.WITHDRAWN);
            Problem refused = catchThrowableOfType(Problem.class, () -> loans.withdraw(application.id(), "borrower"));
            assertThat(refused.status()).isEqualTo(409);
        });
    }

    @Test
    void refusesToGoBack() {
        withApplication(application -> {
            loans.move(application.id(), ApplicationStatus.OFFERED, null, "system");
            assertThatThrownBy(() -> loans.move(application.id(), ApplicationStatus.ROUTING, null, "system"))
                    .isInstanceOf(IllegalStateException.class);
        });
    }

    @Test
    void stayingWhereItIsIsNoChange() {
        withApplication(application -> {
            loans.move(application.id(), ApplicationStatus.WITH_PARTNERS, null, "system");
            assertThat(loans.move(application.id(), ApplicationStatus.WITH_PARTNERS, null, "system"))
                    .isTrue();
            assertThat(loans.lock(application.id()).version()).isEqualTo(2);
            assertThat(loans.history(application.id())).hasSize(2);
        });
    }

    @Test
    void showsRulesWhatTheyMaySee() {
        withApplication(application -> {
            ApplicationFacts facts = loans.facts(application.id());
            assertThat(facts.monthlyIncome()).isEqualByComparingTo("1800");
            assertThat(facts.debtToIncome()).isEqualByComparingTo("0.1389");
            assertThat(facts.employment()).isEqualTo("EMPLOYED");
            assertThat(facts.attributes()).containsEntry("carOwner", true);
        });
    }

    @Test
    void givesLinksNobodyCanGuess() {
        withApplication(application -> {
            String token = loans.linkToken(application.id());
            assertThat(loans.byLinkToken(token)).contains(application.id());
            char other = token.charAt(40) == 'A' ? 'B' : 'A';
            assertThat(loans.byLinkToken(token.substring(0, 40) + other + token.substring(41)))
                    .isEmpty();
            assertThat(loans.byLinkToken("nonsense!")).isEmpty();
            assertThat(loans.byLinkToken(loans.linkToken(Ids.next()))).isEmpty();
        });
    }

    @Test
    void pagesNewestFirst() {
        transaction.executeWithoutResult(status -> {
            List<UUID> received = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                received.add(0, receive("loan-paging").id());
            }
            ApplicationFilter filter =
                    new ApplicationFilter(ApplicationStatus.RECEIVED, "loan-paging", null, null, Instant.EPOCH, null);
            List<UUID> listed = new ArrayList<>();
            @Nullable String cursor = null;
            do {
                Slice<LoanApplication> slice = loans.list(filter, cursor, 2);
                slice.items().forEach(application -> listed.add(application.id()));
                cursor = slice.next();
            } while (cursor != null);
            assertThat(listed).isEqualTo(received);
            assertThatThrownBy(() -> loans.list(filter, "elsewhere", 2)).isInstanceOf(Problem.class);
            status.setRollbackOnly();
        });
    }

    private void withApplication(Consumer<LoanApplication> test) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            test.accept(receive("loan-test"));
        });
    }

    private LoanApplication receive(String source) {
        UUID id = Ids.next();
        Borrowers.Match match = borrowers.matchOrCreate(document(), id, source);
        return loans.receive(
                new LoanDesk.Arrived(id, match.borrower(), match.returning(), source, false, null, true, document()));
    }

    private static CanonicalApplication document() {
        return new CanonicalApplication(
                "PERSONAL_LOAN",
                new CanonicalApplication.Amount(BigDecimal.valueOf(6000), "EUR"),
                36,
                null,
                new Borrower(
                        "Irina", null, "Novak", LocalDate.of(1990, 4, 17), null, "+420778000001", null, null, null),
                new Employment("EMPLOYED", null, null, new Money(BigDecimal.valueOf(1800), "EUR")),
                new Obligations(new Money(BigDecimal.valueOf(250), "EUR")),
                List.of(new Consent("DATA_SHARING", "v7", Instant.parse("2026-03-02T10:14:05Z"), null, null, null)),
                Map.of("carOwner", true));
    }
}
