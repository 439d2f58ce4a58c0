package finme.borrower.person;

import static finme.borrower.Applicants.Applicant.irina;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import finme.borrower.Applicants;
import finme.borrower.Attribute;
import finme.borrower.Borrowers;
import finme.borrower.MatchCase;
import finme.borrower.MatchCase.State;
import finme.borrower.Merge;
import finme.borrower.Person;
import finme.borrower.Persons;
import finme.borrower.Survivorship;
import finme.borrower.Survivorship.Rule;
import finme.borrower.SurvivorshipPreview;
import finme.borrower.person.History.View;
import finme.catalogue.Catalogue;
import finme.catalogue.ExpectedVersion;
import finme.fdforge.Ledger;
import finme.kernel.Ids;
import finme.kernel.Problem;
import finme.testing.FinMeTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Persons that are merged, parted, decided on and read. */
@FinMeTest
class PersonModuleTests {
    private static final String ADMIN = "admin:test";
    private static final String PHONE = "borrower.phone";

    private final Persons persons;
    private final Catalogue<Survivorship> rules;
    private final SurvivorshipPreview preview;
    private final Ledger ledger;
    private final Applicants applicants;

    PersonModuleTests(
            Persons persons,
            Catalogue<Survivorship> rules,
            SurvivorshipPreview preview,
            Ledger ledger,
            Borrowers borrowers,
            PlatformTransactionManager transactions) {
        this.persons = persons;
        this.rules = rules;
        this.preview = preview;
        this.ledger = ledger;
        this.applicants = new Applicants(borrowers, new TransactionTemplate(transactions));
    }

    @Test
    void twoAreOneAndTwoAgain() {
        UUID one = applicants.borrower(irina("TAX771001", "+420777100001", null));
        UUID other = applicants.borrower(irina("TAX771002", "+420777100002", null));
        Person before = persons.find(one).orElseThrow();
        Person otherBefore = persons.find(other).orElseThrow();
        assertThat(persons.together(other, one).members()).containsExactlyInAnyOrder(one, other);

        UUID merge = persons.merge(other, one, ADMIN);

        Person merged = persons.find(one).orElseThrow();
        assertThat(merged).isEqualTo(persons.find(other).orElseThrow());
        assertThat(merged.id()).isEqualTo(other);
        assertThat(merged.version()).isEqualTo(2);
        assertThat(merged.merges()).extracting(Merge::id, Merge::borrower).containsExactly(tuple(merge, one));
        assertThat(persons.members(one)).containsExactlyInAnyOrder(one, other);
        assertThat(persons.search("phone", "+420777100001")).containsExactly(other);
        assertThat(problem(() -> persons.merge(one, other, ADMIN))).isEqualTo("409 same_person");
        assertThat(problem(() -> persons.together(one, other))).isEqualTo("409 same_person");

        persons.unmerge(one, merge, ADMIN);

        Person after = persons.find(one).orElseThrow();
        assertThat(after.attributes()).isEqualTo(before.attributes());
        assertThat(after.id()).isEqualTo(one);
        assertThat(after.version()).isEqualTo(3);
        assertThat(persons.find(other).orElseThrow().attributes()).isEqualTo(otherBefore.attributes());
        assertThat(problem(() -> persons.unmerge(one, merge, ADMIN))).isEqualTo("409 undone");
        assertThat(problem(() -> persons.unmerge(one, Ids.next(), ADMIN))).isEqualTo("404 not_found");
        assertThat(problem(() -> persons.merge(one, Ids.next(), ADMIN))).isEqualTo("404 not_found");
        assertThat(persons.find(Ids.next())).isEmpty();
        assertThat(persons.members(Ids.next())).isEmpty();
        assertThat(actions(one)).containsExactly("created", "merged", "unmerged");
        assertThat(actions(other)).containsExactly("created", "merged", "unmerged");
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    @Test
    void applicationsOfAMergedPersonGoWhereTheirKeyIsAndMakeThePersonsVersionGrow() {
        UUID one = applicants.borrower(irina("TAX771011", "+420777100011", null));
        UUID other = applicants.borrower(irina("TAX771012", "+420777100012", null));
        UUID merge = persons.merge(one, other, ADMIN);
        assertThat(applicants.apply(irina("TAX771012", "+420777100112", null)))
                .isEqualTo(new Borrowers.Match(other, true));
        // two tax ids are two persons, unless somebody said otherwise
        assertThat(applicants.borrower(irina("TAX771011", "+420777100012", null)))
                .isEqualTo(one);
        UUID stranger = applicants.borrower(irina("TAX771013", "+420777100012", null));
        assertThat(persons.members(one)).doesNotContain(stranger);

        Person merged = persons.find(other).orElseThrow();
        assertThat(merged.version()).isEqualTo(4);
        persons.unmerge(one, merge, ADMIN);
        assertThat(text(persons.find(other).orElseThrow(), PHONE)).isEqualTo("+420777100112");
        assertThat(text(persons.find(one).orElseThrow(), PHONE)).isEqualTo("+420777100012");
        assertThat(actions(one)).containsExactly("created", "merged", "changed", "changed", "unmerged");
        assertThat(actions(other)).containsExactly("created", "merged", "unmerged");
    }

    @Test
    void aCaseIsDecidedOnce() {
        UUID one = applicants.borrower(irina(null, "+420777100021", null));
        UUID other = applicants.borrower(irina(null, "+420777100021", null).named("Jana", "Novak"));
        long open = persons.openCases();
        MatchCase found = caseOf(one);
        assertThat(problem(() -> persons.decide(found.id(), State.OPEN, ADMIN))).isEqualTo("422 invalid_value");
        persons.decide(found.id(), State.SAME, ADMIN);
        persons.decide(found.id(), State.SAME, ADMIN);
        assertThat(persons.openCases()).isEqualTo(open - 1);
        assertThat(problem(() -> persons.decide(found.id(), State.DIFFERENT, ADMIN)))
                .isEqualTo("409 decided");
        Person merged = persons.find(other).orElseThrow();
        assertThat(merged.id()).isEqualTo(one);

        persons.unmerge(one, merged.merges().get(0).id(), ADMIN);
        assertThat(persons.findCase(found.id()).orElseThrow().state()).isEqualTo(State.OPEN);
        persons.decide(found.id(), State.DIFFERENT, ADMIN);
        applicants.apply(irina(null, "+420777100021", "both21@example.test"));
        applicants.apply(irina(null, "+420777100021", "both21@example.test").named("Jana", "Novak"));
        assertThat(persons.cases(State.OPEN, null, 1000))
                .noneMatch(each ->
                        each.borrowers().contains(one) && each.borrowers().contains(other));
        assertThat(actions(one)).contains("kept_apart");
    }

    @Test
    void aMergeDecidesWhatWaitedBetweenTheTwo() {
        UUID one = applicants.borrower(irina(null, "+420777100031", null));
        UUID other = applicants.borrower(irina(null, "+420777100031", null).named("Jana", "Novak"));
        MatchCase found = caseOf(one);
        UUID merge = persons.merge(other, one, ADMIN);
        assertThat(persons.findCase(found.id()).orElseThrow().state()).isEqualTo(State.SAME);
        persons.unmerge(other, merge, ADMIN);
        assertThat(persons.findCase(found.id()).orElseThrow().state()).isEqualTo(State.OPEN);
    }

    @Test
    void pagesCasesNewestFirst() {
        List<UUID> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String phone = "+42077710004" + i;
            UUID one = applicants.borrower(irina(null, phone, null));
            applicants.borrower(irina(null, phone, null).named("Jana", "Novak"));
            made.add(0, caseOf(one).id());
        }
        List<UUID> listed = new ArrayList<>();
        UUID before = null;
        while (!listed.containsAll(made)) {
            List<MatchCase> page = persons.cases(State.OPEN, before, 2);
            page.forEach(each -> listed.add(each.id()));
            before = page.get(page.size() - 1).id();
        }
        listed.retainAll(made);
        assertThat(listed).isEqualTo(made);
    }

    @Test
    void rulesOfSurvivorshipCountAtOnceAndCanBeTriedBefore() {
        UUID one = applicants.borrower(irina("TAX771051", "+420777100051", null));
        applicants.apply(irina("TAX771051", "+420777100052", null), "survivor", Ids.next());
        Survivorship first = new Survivorship(Map.of(PHONE, new Rule(List.of("source:test"), null)));
        SurvivorshipPreview.Effect effect = preview.of(first);
        assertThat(effect.attributes().keySet()).containsExactly(PHONE);
        assertThat(effect.persons()).isPositive().isLessThanOrEqualTo(effect.looked());
        rules.put(first, ExpectedVersion.ANY, ADMIN);
        try {
            assertThat(text(persons.find(one).orElseThrow(), PHONE)).isEqualTo("+420777100051");
            assertThat(preview.of(first).persons()).isZero();
        } finally {
            rules.put(Survivorship.MOST_RECENT, ExpectedVersion.ANY, ADMIN);
        }
        assertThat(text(persons.find(one).orElseThrow(), PHONE)).isEqualTo("+420777100052");
    }

    @Test
    void refusesRulesThatNothingFollows() {
        Survivorship wrong = new Survivorship(Map.of(
                "borrower.fone",
                new Rule(List.of("cabinet"), null),
                PHONE,
                new Rule(List.of("crm", "cabinet", "cabinet"), null)));
        Problem problem = catchThrowableOfType(Problem.class, () -> rules.put(wrong, ExpectedVersion.ANY, ADMIN));
        assertThat(problem.errors())
                .extracting(fault -> fault.pointer() + ' ' + fault.code())
                .containsExactly(
                        "/attributes/borrower.fone unknown_attribute",
                        "/attributes/borrower.phone/prefer/0 invalid_source",
                        "/attributes/borrower.phone/prefer/2 not_unique");
    }

    @Test
    void fiftyApplicationsAndThreeMergesAreReadAtOnce() {
        List<UUID> borrowers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            int who = i % 4;
            borrowers.add(applicants
                    .apply(
                            irina(
                                    "TAX77106" + who,
                                    "+42077710%04d".formatted(600 + i),
                                    "p%d@example.test".formatted(i)),
                            "from-" + "abc".charAt(i % 3),
                            Ids.next())
                    .borrower());
        }
        for (int i = 1; i < 4; i++) {
            persons.merge(borrowers.get(0), borrowers.get(i), ADMIN);
        }
        persons.find(borrowers.get(0));
        long start = System.nanoTime();
        Person person = persons.find(borrowers.get(3)).orElseThrow();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        System.getLogger("figures").log(System.Logger.Level.INFO, "50 applications, 3 merges: {0}", took);
        assertThat(person.members()).hasSize(4);
        assertThat(person.merges()).hasSize(3);
        Attribute phone = person.attributes().stream()
                .filter(attribute -> attribute.name().equals(PHONE))
                .findFirst()
                .orElseThrow();
        assertThat(phone.others()).hasSize(2);
        assertThat(phone.replaced()).hasSize(49);
        assertThat(took).isLessThan(Duration.ofMillis(300));
    }

    @Test
    void randomHistoriesAreWhatThePlainAccountSays() {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            History history = History.random(random, 6 + random.nextInt(14));
            Map<Integer, UUID> borrowers = new HashMap<>();
            Map<Integer, UUID> merges = new HashMap<>();
            for (History.Step step : history.steps()) {
                perform(step, seed, borrowers, merges);
            }
            assertThat(views(borrowers)).as("seed %d: %s", seed, history).isEqualTo(plain(history));
            List<Integer> inForce = new ArrayList<>(history.merges().keySet());
            Collections.shuffle(inForce, random);
            for (int merge : inForce) {
                history = history.undone(merge);
                perform(new History.Unmerge(merge), seed, borrowers, merges);
                assertThat(views(borrowers)).as("seed %d: %s", seed, history).isEqualTo(plain(history));
            }
        }
    }

    /** Each borrower has a tax id; the phone is what they tell. */
    private void perform(History.Step step, int seed, Map<Integer, UUID> borrowers, Map<Integer, UUID> merges) {
        if (step instanceof History.Application told) {
            String source = told.source().substring("source:".length());
            UUID came = applicants
                    .apply(
                            irina("TAX78%02d%d".formatted(seed, told.borrower()), unique(told.value(), seed), null),
                            source,
                            Ids.next())
                    .borrower();
            assertThat(came).isEqualTo(borrowers.computeIfAbsent(told.borrower(), first -> came));
        } else if (step instanceof History.Merge merge) {
            UUID one = borrowers.get(merge.borrower());
            merges.put(merge.number(), persons.merge(one, borrowers.get(merge.other()), ADMIN));
        } else if (step instanceof History.Unmerge unmerge) {
            UUID merge = merges.get(unmerge.number());
            UUID member = borrowers.values().stream()
                    .filter(borrower -> persons.find(borrower).orElseThrow().merges().stream()
                            .anyMatch(each -> each.id().equals(merge)))
                    .findFirst()
                    .orElseThrow();
            persons.unmerge(member, merge, ADMIN);
        }
    }

    private static String unique(String phone, int seed) {
        return phone + "%02d".formatted(seed);
    }

    private List<View> views(Map<Integer, UUID> borrowers) {
        Map<UUID, Integer> numbers = new HashMap<>();
        borrowers.forEach((number, borrower) -> numbers.put(borrower, number));
        List<View> views = new ArrayList<>();
        for (int number = 0; number < borrowers.size(); number++) {
            Person person = persons.find(borrowers.get(number)).orElseThrow();
            Set<Integer> members = new HashSet<>();
            person.members().forEach(member -> members.add(numbers.get(member)));
            Map<String, String> values = new HashMap<>();
            person.attributes().stream()
                    .filter(attribute -> attribute.name().equals(PHONE))
                    .forEach(attribute -> HistoriesTests.values(attribute)
                            .forEach((source, value) -> values.put(source, value.substring(0, value.length() - 2))));
            views.add(new View(numbers.get(person.id()), members, values));
        }
        return views;
    }

    private static List<View> plain(History history) {
        List<View> views = new ArrayList<>();
        for (int borrower = 0; borrower < history.borrowers(); borrower++) {
            views.add(history.view(borrower));
        }
        return views;
    }

    private MatchCase caseOf(UUID borrower) {
        return persons.cases(State.OPEN, null, 1000).stream()
                .filter(found -> found.borrowers().contains(borrower))
                .findFirst()
                .orElseThrow();
    }

    private static String problem(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        Problem problem = catchThrowableOfType(Problem.class, call);
        return problem.status() + " " + problem.code();
    }

    private List<String> actions(UUID borrower) {
        return ledger.of("borrower", borrower).stream()
                .map(entry -> entry.action())
                .toList();
    }

    private static String text(Person person, String name) {
        return person.attributes().stream()
                .filter(attribute -> attribute.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value()
                .value()
                .textValue();
    }
}
