package finme.borrower;

import static org.assertj.core.api.Assertions.assertThat;

import finme.borrower.Borrowers.Identity;
import finme.borrower.Borrowers.Match;
import finme.borrower.Borrowers.Profile;
import finme.fdforge.Ledger;
import finme.testing.FinMeTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@FinMeTest
class BorrowerModuleTests {
    private static final LocalDate BORN = LocalDate.of(1990, 4, 17);

    private final Borrowers borrowers;
    private final Ledger ledger;
    private final TransactionTemplate transaction;

    BorrowerModuleTests(Borrowers borrowers, Ledger ledger, PlatformTransactionManager manager) {
        this.borrowers = borrowers;
        this.ledger = ledger;
        this.transaction = new TransactionTemplate(manager);
    }

    @Test
    void makesANewPersonOnce() {
        Match first = match(identity(BORN, null, "+420777000001", null));
        Match again = match(identity(BORN, null, "+420777000001", null));
        assertThat(first.returning()).isFalse();
        assertThat(again).isEqualTo(new Match(first.borrower(), true));
        assertThat(actions(first.borrower())).containsExactly("created");
    }

    @Test
    void knowsAPersonByTheTaxIdWhateverElseChanged() {
        Match first = match(identity(BORN, "TAX770002", "+420777000002", null));
        Match moved = match(identity(BORN.plusDays(1), "TAX770002", "+420777000022", "a2@example.test"));
        assertThat(moved.borrower()).isEqualTo(first.borrower());
    }

    @Test
    void tellsPeopleWithOnePhoneApartByTheirBirthDates() {
        Match mother = match(identity(BORN, null, "+420777000003", null));
        Match daughter = match(identity(BORN.plusYears(25), null, "+420777000003", null));
        assertThat(daughter.borrower()).isNotEqualTo(mother.borrower());
        assertThat(match(identity(BORN, null, "+420777000003", null)).borrower())
                .isEqualTo(mother.borrower());
    }

    @Test
    void tellsTwinsApartByTheirTaxIds() {
        Match one = match(identity(BORN, "TAX770041", "+420777000004", null));
        Match other = match(identity(BORN, "TAX770042", "+420777000004", null));
        assertThat(other.borrower()).isNotEqualTo(one.borrower());
    }

    @Test
    void learnsWhatIsNewAndFindsThePersonByIt() {
        UUID id = match(identity(BORN, null, "+420777000005", null)).borrower();
        match(identity(BORN, null, "+420777000005", "new5@example.test"));
        assertThat(match(identity(BORN, null, null, "new5@example.test")).borrower())
                .isEqualTo(id);
        Profile profile = borrowers.profile(id).orElseThrow();
        assertThat(profile.version()).isEqualTo(2);
        assertThat(profile.identity().phone()).isEqualTo("+420777000005");
        assertThat(profile.identity().email()).isEqualTo("new5@example.test");
        assertThat(actions(id)).containsExactly("created", "changed");
    }

    @Test
    void loosesNothingWhenTwoKeysOfOnePersonBringNewsAtOnce() throws Exception {
        UUID id = match(identity(BORN, "TAX770006", "+420777000006", null)).borrower();
        atOnce(
                () -> match(identity(BORN, "TAX770006", null, "one6@example.test")),
                () -> match(identity(BORN, null, "+420777000006", "two6@example.test")));
        Profile profile = borrowers.profile(id).orElseThrow();
        assertThat(profile.version()).isEqualTo(3);
        assertThat(match(identity(BORN, null, null, "one6@example.test")).borrower())
                .isEqualTo(id);
        assertThat(match(identity(BORN, null, null, "two6@example.test")).borrower())
                .isEqualTo(id);
    }

    @Test
    void makesOnePersonOfConcurrentFirstApplications() throws Exception {
        List<Match> matches = atOnce(Stream.<Callable<Match>>generate(
                        () -> () -> match(identity(BORN, "TAX770007", "+420777000007", "seven@example.test")))
                .limit(12)
                .<Callable<Match>>toArray(Callable[]::new));
        assertThat(matches)
                .extracting(Match::borrower)
                .containsOnly(matches.get(0).borrower());
        assertThat(matches).filteredOn(match -> !match.returning()).hasSize(1);
    }

    private Match match(Identity identity) {
        return Objects.requireNonNull(transaction.execute(status -> borrowers.matchOrCreate(identity, "test")));
    }

    private List<String> actions(UUID borrower) {
        return ledger.of("borrower", borrower).stream()
                .map(entry -> entry.action())
                .toList();
    }

    @SafeVarargs
    private static List<Match> atOnce(Callable<Match>... calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls.length);
        try {
            List<Match> matches = new java.util.ArrayList<>();
            for (Future<Match> match : threads.invokeAll(List.of(calls))) {
                matches.add(match.get());
            }
            return matches;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Identity identity(
            LocalDate born, @Nullable String taxId, @Nullable String phone, @Nullable String email) {
        return new Identity("Irina", null, "Novak", born, taxId, phone, email);
    }
}
