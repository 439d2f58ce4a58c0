package finme.borrower;

import static finme.borrower.Applicants.Applicant.irina;
import static finme.borrower.Applicants.BORN;
import static finme.borrower.Applicants.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.TextNode;
import finme.borrower.Applicants.Applicant;
import finme.borrower.Borrowers.Match;
import finme.fdforge.Ledger;
import finme.fdforge.LedgerEntry;
import finme.kernel.Ids;
import finme.kernel.Problem;
import finme.testing.FinMeTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who an application comes to, and what is kept of it. */
@FinMeTest
class BorrowerModuleTests {
    private final Borrowers borrowers;
    private final Persons persons;
    private final Ledger ledger;
    private final JdbcTemplate jdbc;
    private final Applicants applicants;

    BorrowerModuleTests(
            Borrowers borrowers,
            Persons persons,
            Ledger ledger,
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions) {
        this.borrowers = borrowers;
        this.persons = persons;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.applicants = new Applicants(borrowers, new TransactionTemplate(transactions));
    }

    @Test
    void makesANewPersonOnce() {
        Match first = applicants.apply(irina(null, "+420777000001", null));
        Match again = applicants.apply(irina(null, "+420777000001", null));
        assertThat(first.returning()).isFalse();
        assertThat(again).isEqualTo(new Match(first.borrower(), true));
        assertThat(actions(first.borrower())).containsExactly("created");
    }

    @Test
    void knowsAPersonByTheTaxIdWhateverElseChanged() {
        Match first = applicants.apply(irina("TAX770002", "+420777000002", null));
        Match moved = applicants.apply(
                irina("TAX770002", "+420777000022", "a2@example.test").born(BORN.plusDays(1)));
        Match married =
                applicants.apply(irina("TAX770002", null, "b2@example.test").named("Irina", "Kral"));
        assertThat(moved.borrower()).isEqualTo(first.borrower());
        assertThat(married.borrower()).isEqualTo(first.borrower());
        assertThat(cases(first.borrower())).isEmpty();
    }

    @Test
    void aTaxIdAloneMixesNobody() {
        UUID irina = applicants.borrower(irina("TAX770012", "+420777000012", null));
        Applicant other =
                irina("TAX770012", "+420777000112", null).named("Petr", "Kral").born(BORN.minusYears(20));
        UUID petr = applicants.borrower(other);
        assertThat(petr).isNotEqualTo(irina);
        MatchCase found = onlyCase(petr);
        assertThat(found.borrowers()).containsExactly(irina, petr);
        assertThat(found.on()).containsExactly("taxId");
        assertThat(found.against()).containsExactly("birthDate", "firstName", "lastName");
        assertThat(applicants.borrower(other)).isEqualTo(petr);
        assertThat(applicants.borrower(irina("TAX770012", null, "irina12@example.test")))
                .isEqualTo(irina);
    }

    @Test
    void tellsPeopleWithOnePhoneApartByTheirBirthDates() {
        UUID mother = applicants.borrower(irina(null, "+420777000003", null));
        UUID daughter = applicants.borrower(irina(null, "+420777000003", null).born(BORN.plusYears(25)));
        assertThat(daughter).isNotEqualTo(mother);
        assertThat(applicants.borrower(irina(null, "+420777000003", null))).isEqualTo(mother);
        assertThat(onlyCase(mother).against()).containsExactly("birthDate");
    }

    @Test
    void tellsTwinsApartByTheirTaxIds() {
        UUID one = applicants.borrower(irina("TAX770041", "+420777000004", null));
        UUID other = applicants.borrower(irina("TAX770042", "+420777000004", null));
        assertThat(other).isNotEqualTo(one);
        assertThat(onlyCase(one).against()).containsExactly("taxId");
    }

    @Test
    void tellsTwinsApartByTheirNames() {
        Applicant jan = irina(null, "+420777000014", "novak14@example.test").named("Jan", "Novák");
        Applicant jana = jan.named("Jana", "Novák");
        UUID one = applicants.borrower(jan);
        UUID other = applicants.borrower(jana);
        assertThat(other).isNotEqualTo(one);
        for (int i = 0; i < 3; i++) {
            assertThat(applicants.borrower(jan)).isEqualTo(one);
            assertThat(applicants.borrower(jana.named("JANA", "Novak"))).isEqualTo(other);
        }
        MatchCase found = onlyCase(one);
        assertThat(found.borrowers()).containsExactly(one, other);
        assertThat(found.on()).containsExactly("phone", "email");
        assertThat(found.against()).containsExactly("firstName");
    }

    @Test
    void knowsANameInAnotherAlphabet() {
        UUID id = applicants.borrower(irina(null, "+380777000015", null).named("Ірина", "Шевченко"));
        assertThat(applicants.borrower(irina(null, "+380777000015", null).named("Iryna", "Shevchenko")))
                .isEqualTo(id);
    }

    @Test
    void somebodyWhoTurnsOutToShareAKeyIsACase() {
        UUID one = applicants.borrower(irina("TAX770016", "+420777000016", null));
        UUID other = applicants.borrower(irina(null, null, "other16@example.test"));
        assertThat(cases(one)).isEmpty();
        applicants.apply(irina("TAX770016", null, "other16@example.test"));
        MatchCase duplicate = onlyCase(one);
        assertThat(duplicate.borrowers()).containsExactly(one, other);
        assertThat(duplicate.on()).containsExactly("email");
        assertThat(duplicate.against()).isEmpty();
    }

    @Test
    void aPhoneThatEverybodyHasRaisesNoSuspicion() {
        UUID last = null;
        for (int i = 0; i < 20; i++) {
            last = applicants.borrower(irina(null, "+420777000017", "agent17-" + i + "@example.test")
                    .born(BORN.plusDays(i)));
        }
        assertThat(cases(last)).isEmpty();
        assertThat(jdbc.queryForObject("""
                        select count(*) from fdforge.borrower_match m
                        join fdforge.borrower_key k on k.borrower = m.other where m.shared = '{phone}' and k.hash =
                          (select hash from fdforge.borrower_key where borrower = ? and kind = 'phone')
                        """, Long.class, last)).isLessThanOrEqualTo(55);
    }

    @Test
    void learnsWhatIsNewAndFindsThePersonByIt() {
        UUID application = Ids.next();
        UUID id = applicants.borrower(irina(null, "+420777000005", null));
        applicants.apply(irina(null, "+420777000005", "new5@example.test"), "affiliate-x", application);
        assertThat(applicants.apply(irina(null, null, "new5@example.test"), "affiliate-x", Ids.next()))
                .isEqualTo(new Match(id, true));
        assertThat(persons.search("email", "new5@example.test")).containsExactly(id);
        assertThat(persons.search("phone", "+420777000995")).isEmpty();
        Person person = persons.find(id).orElseThrow();
        assertThat(person.version()).isEqualTo(2);
        assertThat(text(person, "borrower.phone")).isEqualTo("+420777000005");
        Known email = attribute(person, "borrower.email").value();
        assertThat(email.value().textValue()).isEqualTo("new5@example.test");
        assertThat(email.source()).isEqualTo("source:affiliate-x");
        assertThat(email.application()).isEqualTo(application);
        assertThat(attribute(person, "employment.monthlyIncome")
                        .value()
                        .value()
                        .get("value")
                        .decimalValue())
                .isEqualByComparingTo("1800.5");
        assertThat(attribute(person, "attributes.carOwner").value().value().booleanValue())
                .isTrue();
        assertThat(attribute(person, "borrower.address.city").others())
                .extracting(Known::source)
                .containsExactly("source:test");
        List<LedgerEntry> history = ledger.of("borrower", id);
        assertThat(actions(id)).containsExactly("created", "changed");
        assertThat(history.get(1).details().get("attributes").toString()).contains("borrower.email");
        assertThat(history.toString()).doesNotContain("new5@").doesNotContain("Brno");
    }

    @Test
    void othersTellAboutAPersonToo() {
        UUID id = applicants.borrower(irina(null, "+420777000018", null));
        UUID other =
                applicants.borrower(irina("TAX770018", "+420777000118", null).named("Petr", "Kral"));
        assertThat(learn(id, "borrower.phone", "+420777000118", "crm:main")).isTrue();
        assertThat(learn(id, "borrower.phone", "+420777000118", "crm:main")).isFalse();
        Person person = persons.find(id).orElseThrow();
        assertThat(text(person, "borrower.phone")).isEqualTo("+420777000118");
        assertThat(attribute(person, "borrower.phone").replaced())
                .singleElement()
                .satisfies(replaced -> assertThat(replaced.known().source()).isEqualTo("source:test"));
        assertThat(persons.search("phone", "+420777000118")).containsExactlyInAnyOrder(id, other);
        assertThat(onlyCase(id).borrowers()).containsExactly(id, other);
        assertThat(problem(() -> learn(id, "borrower.fone", "1", "cabinet"))).isEqualTo("422 invalid");
        assertThat(problem(() -> learn(Ids.next(), "borrower.phone", "+420777000119", "cabinet")))
                .isEqualTo("404 not_found");
    }

    @Test
    void loosesNothingWhenTwoKeysOfOnePersonBringNewsAtOnce() throws Exception {
        UUID id = applicants.borrower(irina("TAX770006", "+420777000006", null));
        atOnce(
                () -> applicants.apply(irina("TAX770006", null, "one6@example.test")),
                () -> applicants.apply(irina(null, "+420777000006", "two6@example.test")));
        assertThat(persons.find(id).orElseThrow().version()).isEqualTo(3);
        assertThat(applicants.borrower(irina(null, null, "one6@example.test"))).isEqualTo(id);
        assertThat(applicants.borrower(irina(null, null, "two6@example.test"))).isEqualTo(id);
    }

    @Test
    void makesOnePersonOfFiftyConcurrentFirstApplications() throws Exception {
        List<Match> matches = atOnce(Stream.<Callable<Match>>generate(
                        () -> () -> applicants.apply(irina("TAX770007", "+420777000007", "seven@example.test")))
                .limit(50)
                .<Callable<Match>>toArray(Callable[]::new));
        assertThat(matches)
                .extracting(Match::borrower)
                .containsOnly(matches.get(0).borrower());
        assertThat(matches).filteredOn(match -> !match.returning()).hasSize(1);
    }

    private boolean learn(UUID borrower, String attribute, String value, String source) {
        return borrowers.learn(borrower, Map.of(attribute, TextNode.valueOf(value)), source, null);
    }

    private static String problem(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        Problem problem = catchThrowableOfType(Problem.class, call);
        return problem.status() + " " + problem.code();
    }

    private MatchCase onlyCase(UUID borrower) {
        List<MatchCase> cases = cases(borrower);
        assertThat(cases).hasSize(1);
        return cases.get(0);
    }

    private List<MatchCase> cases(@Nullable UUID borrower) {
        return persons.cases(MatchCase.State.OPEN, null, 1000).stream()
                .filter(found -> found.borrowers().contains(borrower))
                .toList();
    }

    private List<String> actions(UUID borrower) {
        return ledger.of("borrower", borrower).stream().map(LedgerEntry::action).toList();
    }

    private static Attribute attribute(Person person, String name) {
        return person.attributes().stream()
                .filter(attribute -> attribute.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String text(Person person, String name) {
        return attribute(person, name).value().value().textValue();
    }
}
