package finme.settlement.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.dispatch.LoanFact;
import finme.dispatch.Outcome;
import finme.kernel.Ids;
import finme.kernel.Money;
import finme.partner.Partner;
import finme.settlement.Statement;
import finme.settlement.Unbooked;
import finme.settlement.book.Payouts.Booking;
import finme.testing.FinMeHttp;
import finme.testing.FinMeTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Loans, returns and what is owed for them, against a reckoning of the test's own. */
@FinMeTest
class BooksModuleTests {
    private static final ZoneId PRAGUE = ZoneId.of("Europe/Prague");
    private static final int LOANS = 5_000;
    private static final int DAYS = 30;

    private final FinMeHttp http;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Catalogue<Partner> partners;
    private final Facts facts;
    private final Entries entries;
    private final Payouts payouts;
    private final Returns returns;
    private final Cases cases;
    private final Unbooked unbooked;
    private Instant now = Instant.parse("2026-01-31T22:00:00Z");

    BooksModuleTests(
            FinMeHttp http,
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            Catalogue<Partner> partners,
            Facts facts,
            Entries entries,
            Payouts payouts,
            Returns returns,
            Cases cases,
            Unbooked unbooked) {
        this.http = http;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.partners = partners;
        this.facts = facts;
        this.entries = entries;
        this.payouts = payouts;
        this.returns = returns;
        this.cases = cases;
        this.unbooked = unbooked;
    }

    /** One thing that happens, and when. */
    private record Step(Instant at, LoanFact fact) {}

    /** What the test reckons of one loan. */
    private static final class Loan {
        private final LocalDate day;
        private final long funded;
        private final long owed;
        private long returned;
        private long taken;

        Loan(LocalDate day, long funded, long owed) {
            this.day = day;
            this.funded = funded;
            this.owed = owed;
        }
    }

    @Test
    void fiveThousandLoansWithReturnsAddUpToTheCent() {
        put(
                "books-many",
                Map.of(
                        "kind",
                        "TIERS",
                        "by",
                        "LOANS",
                        "tiers",
                        List.of(
                                Map.of("from", 1, "percent", 2.125),
                                Map.of("from", 500, "percent", 2.5),
                                Map.of("from", 1200, "percent", 3)),
                        "clawback",
                        Map.of("days", DAYS, "share", "PROPORTIONAL")));
        List<Step> steps = steps("books-many");
        Map<YearMonth, Long> expected = expected(steps);
        play(steps);
        Map<YearMonth, Long> booked = booked("books-many");
        assertThat(booked).isEqualTo(expected).hasSizeGreaterThan(3);

        play(steps.stream().filter(step -> step.fact.word() == Outcome.FUNDED).toList());
        assertThat(booked("books-many")).as("told again").isEqualTo(booked);

        put("books-many", Map.of("kind", "PERCENT", "percent", 50));
        assertThat(booked("books-many")).as("under other terms").isEqualTo(booked);
        booked.forEach((month, total) -> statementAddsUp("books-many", month, total));
    }

    private void statementAddsUp(String code, YearMonth month, long total) {
        String path = "/api/v1/admin/partners/" + code + "/statements/" + month;
        JsonNode statement = http.get(path, FinMeHttp.AUDITOR).json();
        BigDecimal lines = BigDecimal.ZERO;
        for (JsonNode line : statement.path("lines")) {
            lines = lines.add(line.path("amount").path("value").decimalValue());
        }
        assertThat(lines).isEqualByComparingTo(BigDecimal.valueOf(total, 2));
        assertThat(statement.at("/totals/0/total/value").decimalValue()).isEqualByComparingTo(lines);
        assertThat(statement.path("next").isNull()).isTrue();
        String csv = http.send(http.as(FinMeHttp.AUDITOR, http.request(path)).header("Accept", "text/csv"))
                .body();
        assertThat(csv.lines()
                        .skip(1)
                        .map(row -> new BigDecimal(row.split(",", -1)[7]))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(lines);
    }

    /** Over four months; two of five loans come back, most in parts, some too late. */
    private List<Step> steps(String partner) {
        Random random = new Random(4711);
        List<Step> steps = new ArrayList<>();
        Instant first = Instant.parse("2026-01-01T00:00:00Z");
        for (int i = 0; i < LOANS; i++) {
            UUID dispatch = Ids.next();
            long funded = 10_000 + random.nextInt(3_000_000);
            Instant at = first.plus(Duration.ofMinutes(random.nextInt(100 * 24 * 60)));
            steps.add(new Step(at, fact(partner, dispatch, Outcome.FUNDED, funded)));
            if (random.nextInt(5) < 2) {
                int parts = 1 + random.nextInt(3);
                for (int part = 0; part < parts; part++) {
                    long back = parts == 1 ? funded : 1 + random.nextInt((int) (funded / 2));
                    Instant then = at.plus(Duration.ofMinutes(1 + random.nextInt((DAYS + 10) * 24 * 60)));
                    steps.add(new Step(then, fact(partner, dispatch, Outcome.RETURNED, back)));
                }
            }
        }
        steps.sort(Comparator.comparing(Step::at));
        return steps;
    }

    private static Map<YearMonth, Long> expected(List<Step> steps) {
        Map<YearMonth, Integer> loans = new HashMap<>();
        Map<UUID, Loan> known = new HashMap<>();
        Map<YearMonth, Long> owed = new TreeMap<>();
        for (Step step : steps) {
            LocalDate day = step.at.atZone(PRAGUE).toLocalDate();
            YearMonth month = YearMonth.from(day);
            long cents = step.fact.amount().value().movePointRight(2).longValueExact();
            if (step.fact.word() == Outcome.FUNDED) {
                int number = loans.merge(month, 1, Integer::sum);
                long thousandths = number < 500 ? 2_125 : number < 1_200 ? 2_500 : 3_000;
                long commission = Math.floorDiv(cents * thousandths + 50_000, 100_000);
                known.put(step.fact.dispatch(), new Loan(day, cents, commission));
                owed.merge(month, commission, Long::sum);
            } else {
                Loan loan = known.get(step.fact.dispatch());
                if (day.toEpochDay() - loan.day.toEpochDay() <= DAYS) {
                    loan.returned = Math.min(loan.funded, loan.returned + cents);
                    long due = Math.floorDiv(2 * loan.owed * loan.returned + loan.funded, 2 * loan.funded);
                    owed.merge(month, loan.taken - due, Long::sum);
                    loan.taken = due;
                }
            }
        }
        return owed;
    }

    private Bookkeeper books() {
        return new Bookkeeper(partners, facts, entries, payouts, returns, cases, () -> now);
    }

    private void play(List<Step> steps) {
        Bookkeeper books = books();
        for (int i = 0; i < steps.size(); i += 100) {
            List<Step> some = steps.subList(i, Math.min(steps.size(), i + 100));
            transaction.executeWithoutResult(open -> some.forEach(step -> {
                now = step.at;
                books.book(step.fact);
            }));
        }
    }

    @Test
    void noTwoLoansAreTheSameNumberOfTheMonth() throws Exception {
        put(
                "books-race",
                Map.of(
                        "kind", "TIERS",
                        "by", "LOANS",
                        "tiers",
                                List.of(
                                        Map.of("from", 1, "amount", euros(10)),
                                        Map.of("from", 101, "amount", euros(20)))));
        Bookkeeper books = books();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Void>> loans = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                LoanFact fact = fact("books-race", Ids.next(), Outcome.FUNDED, 100_000);
                loans.add(() -> {
                    transaction.executeWithoutResult(open -> books.book(fact));
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(loans)) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(booked("books-race")).containsEntry(YearMonth.of(2026, 1), 100 * 1_000L + 100 * 2_000L);
    }

    @Test
    void aMonthEndsByThePartnersClockAndALateReturnBelongsToTheMonthItComesIn() {
        put("books-late", Map.of("kind", "FIXED", "amount", euros(50), "clawback", Map.of("days", 60)));
        UUID dispatch = Ids.next();
        play(List.of(
                new Step(Instant.parse("2026-01-31T23:30:00Z"), fact("books-late", dispatch, Outcome.FUNDED, 600_000)),
                new Step(
                        Instant.parse("2026-03-02T10:00:00Z"),
                        fact("books-late", dispatch, Outcome.RETURNED, 600_000))));
        assertThat(booked("books-late"))
                .containsExactly(Map.entry(YearMonth.of(2026, 2), 5_000L), Map.entry(YearMonth.of(2026, 3), -5_000L));
        assertThat(http.get("/api/v1/admin/partners/books-late/statements", FinMeHttp.AUDITOR)
                        .json()
                        .path("items")
                        .findValuesAsText("month"))
                .contains("2026-03", "2026-02");
    }

    @Test
    void whatContradictsIsNotedAndNotBooked() {
        put("books-contested", Map.of("kind", "PERCENT", "percent", 1));
        UUID dispatch = Ids.next();
        LoanFact told = fact("books-contested", dispatch, Outcome.FUNDED, 100_000);
        play(List.of(new Step(now, contested(told))));
        assertThat(booked("books-contested")).isEmpty();
        assertThat(jdbc.queryForObject(
                        "select contested from fdforge.settlement_fact where dispatch = ?", Boolean.class, dispatch))
                .isTrue();
    }

    /** We had noted what was offered; the lender has paid out less. */
    @Test
    void thePartnersWordCorrectsWhatWeHadNoted() {
        put(
                "books-own",
                Map.of(
                        "kind",
                        "TIERS",
                        "by",
                        "LOANS",
                        "tiers",
                        List.of(Map.of("from", 1, "percent", 1), Map.of("from", 2, "percent", 10)),
                        "clawback",
                        Map.of("days", 30, "share", "PROPORTIONAL")));
        UUID dispatch = Ids.next();
        note(fact("books-own", dispatch, Outcome.FUNDED, 100_000));
        play(List.of(
                new Step(now, fact("books-own", dispatch, Outcome.RETURNED, 50_000)),
                new Step(now, fact("books-own", dispatch, Outcome.FUNDED, 80_000)),
                new Step(now, fact("books-own", dispatch, Outcome.FUNDED, 80_000))));
        assertThat(amounts(dispatch)).containsExactly(1_000L, -500L, -1_000L, 800L);
        play(List.of(new Step(now, fact("books-own", dispatch, Outcome.RETURNED, 30_000))));
        assertThat(booked("books-own")).containsExactly(Map.entry(YearMonth.of(2026, 1), 0L));
        play(List.of(new Step(now, fact("books-own", Ids.next(), Outcome.FUNDED, 10_000))));
        assertThat(booked("books-own")).as("the second of the month").containsValue(1_000L);
        assertThat(jdbc.queryForObject(
                        "select amount from fdforge.settlement_volume where partner = 'books-own'", Long.class))
                .isEqualTo(90_000);
    }

    @Test
    void whatWeHadNotedInAnotherCurrencyIsTakenOut() {
        put("books-currency", Map.of("kind", "PERCENT", "percent", 1));
        UUID dispatch = Ids.next();
        note(fact("books-currency", dispatch, Outcome.FUNDED, 100_000));
        LoanFact told = fact("books-currency", dispatch, Outcome.FUNDED, 2_500_000);
        play(List.of(new Step(now, in("CZK", told))));
        assertThat(jdbc.queryForList(
                        "select currency || ' ' || sum(amount) from fdforge.settlement_entry where dispatch = ? group by currency order by currency",
                        String.class,
                        dispatch))
                .containsExactly("CZK 25000", "EUR 0");
    }

    /** A loan is counted in the month it was first heard of, however often its amount is corrected. */
    @Test
    void theSecondCorrectionIsCountedWhereTheLoanIs() {
        put("books-twice", Map.of("kind", "PERCENT", "percent", 1));
        UUID dispatch = Ids.next();
        note(fact("books-twice", dispatch, Outcome.FUNDED, 100_000));
        Instant february = Instant.parse("2026-02-20T10:00:00Z");
        play(List.of(
                new Step(february, fact("books-twice", Ids.next(), Outcome.FUNDED, 10_000)),
                new Step(february, fact("books-twice", dispatch, Outcome.FUNDED, 80_000)),
                new Step(
                        Instant.parse("2026-03-20T10:00:00Z"),
                        contested(fact("books-twice", dispatch, Outcome.FUNDED, 70_000)))));
        Fact told = facts.find(open("books-twice").id()).orElseThrow();
        assertThat(bookByHand(told)).isEqualTo(Booking.DONE);
        assertThat(amounts(dispatch)).containsExactly(1_000L, -1_000L, 800L, -800L, 700L);
        assertThat(volumes("books-twice")).containsExactly("2026-01 EUR 1 70000", "2026-02 EUR 1 10000");
    }

    /** What came back of it can't be held against another currency. */
    @Test
    void aPaymentInAnotherCurrencyThanCameBackWaitsForSomebody() {
        put(
                "books-back",
                Map.of("kind", "PERCENT", "percent", 1, "clawback", Map.of("days", 30, "share", "PROPORTIONAL")));
        UUID dispatch = Ids.next();
        note(fact("books-back", dispatch, Outcome.FUNDED, 100_000));
        LoanFact told = in("CZK", fact("books-back", dispatch, Outcome.FUNDED, 2_500_000));
        play(List.of(new Step(now, fact("books-back", dispatch, Outcome.RETURNED, 50_000)), new Step(now, told)));
        assertThat(amounts(dispatch)).containsExactly(1_000L, -500L);
        assertThat(volumes("books-back")).containsExactly("2026-01 EUR 1 100000");
        Unbooked.Case open = open("books-back");
        assertThat(open.why()).isEqualTo(Unbooked.Why.OTHER_CURRENCY);
        assertThat(open.word()).isEqualTo(Outcome.FUNDED);
        Fact waits = facts.find(open.id()).orElseThrow();
        assertThat(bookByHand(waits)).isEqualTo(Booking.OTHER_CURRENCY);
        assertThat(bookByHand(waits.booked(now, waits.month(), new Money(new BigDecimal("800.00"), "EUR"))))
                .isEqualTo(Booking.DONE);
        assertThat(amounts(dispatch)).containsExactly(1_000L, -500L, -1_000L, 800L);
    }

    /** As entries of former releases are: which loan of the month it was, nobody wrote down. */
    @Test
    void whatIsNotKnownIsNotTakenForTheFirstLoan() {
        put(
                "books-former",
                Map.of(
                        "kind",
                        "TIERS",
                        "by",
                        "LOANS",
                        "tiers",
                        List.of(Map.of("from", 1, "percent", 1), Map.of("from", 2, "percent", 10))));
        UUID dispatch = Ids.next();
        former(fact("books-former", dispatch, Outcome.FUNDED, 100_000), 10_000);
        play(List.of(new Step(now, fact("books-former", dispatch, Outcome.FUNDED, 80_000))));
        assertThat(amounts(dispatch)).containsExactly(10_000L);
        assertThat(open("books-former").word()).isEqualTo(Outcome.FUNDED);

        put("books-former-flat", Map.of("kind", "PERCENT", "percent", 1));
        UUID flat = Ids.next();
        former(fact("books-former-flat", flat, Outcome.FUNDED, 100_000), 1_000);
        play(List.of(new Step(now, fact("books-former-flat", flat, Outcome.FUNDED, 80_000))));
        assertThat(amounts(flat)).as("the same for each loan").containsExactly(1_000L, -1_000L, 800L);
        assertThat(jdbc.queryForObject(
                        "select count(*) from fdforge.settlement_entry where dispatch = ? and before_loans is not null",
                        Integer.class,
                        flat))
                .isZero();
    }

    private void former(LoanFact told, long amount) {
        Versioned<Partner> partner = partners.find(told.partner()).orElseThrow();
        Fact fact = Fact.of(told, told.amount(), true, now, YearMonth.of(2026, 1));
        transaction.executeWithoutResult(open -> {
            facts.add(fact);
            entries.add(new Entry(
                    fact,
                    Statement.Kind.COMMISSION,
                    told.amount().value().movePointRight(2).longValueExact(),
                    "EUR",
                    amount,
                    "EUR",
                    partner.version(),
                    Objects.requireNonNull(partner.value().commission()),
                    "as it was",
                    null));
        });
    }

    private Booking bookByHand(Fact fact) {
        return Objects.requireNonNull(transaction.execute(
                open -> payouts.book(fact, partners.find(fact.partner()).orElseThrow())));
    }

    private List<String> volumes(String partner) {
        return jdbc.queryForList(
                "select month || ' ' || currency || ' ' || loans || ' ' || amount from fdforge.settlement_volume"
                        + " where partner = ? order by month, currency",
                String.class,
                partner);
    }

    /** A partner may tell of it before it tells that it has paid out, or never. */
    @Test
    void aReturnThatCameFirstTakesBackWhatIsBookedLater() {
        put("books-early", Map.of("kind", "PERCENT", "percent", 1, "clawback", Map.of("days", 30)));
        UUID dispatch = Ids.next();
        play(List.of(new Step(now, fact("books-early", dispatch, Outcome.RETURNED, 100_000))));
        assertThat(booked("books-early")).isEmpty();
        play(List.of(new Step(now, fact("books-early", dispatch, Outcome.FUNDED, 100_000))));
        assertThat(amounts(dispatch)).containsExactly(1_000L, -1_000L);
    }

    @Test
    void aReturnInAnotherCurrencyWaitsForSomebody() {
        put("books-foreign", Map.of("kind", "PERCENT", "percent", 1, "clawback", Map.of("days", 30)));
        UUID dispatch = Ids.next();
        LoanFact back = in("CZK", fact("books-foreign", dispatch, Outcome.RETURNED, 2_500_000));
        play(List.of(new Step(now, fact("books-foreign", dispatch, Outcome.FUNDED, 100_000)), new Step(now, back)));
        Unbooked.Case open = open("books-foreign");
        assertThat(open.why()).isEqualTo(Unbooked.Why.OTHER_CURRENCY);
        JsonNode shown = http.get("/api/v1/admin/partners/books-foreign/statements/2026-01", FinMeHttp.AUDITOR)
                .json()
                .at("/unbooked/0");
        assertThat(shown.at("/amount/currency").asText()).isEqualTo("CZK");
        assertThat(http.get("/api/v1/admin/work?kind=BOOKING", FinMeHttp.AUDITOR)
                        .json()
                        .path("items")
                        .findValuesAsText("key"))
                .contains(open.id().toString());
        assertThat(amounts(dispatch)).containsExactly(1_000L);
    }

    private Unbooked.Case open(String partner) {
        return unbooked.waiting(1_000).stream()
                .filter(each -> each.partner().equals(partner))
                .findFirst()
                .orElseThrow();
    }

    private List<Long> amounts(UUID dispatch) {
        return jdbc.queryForList(
                "select amount from fdforge.settlement_entry where dispatch = ? order by id", Long.class, dispatch);
    }

    private void note(LoanFact known) {
        transaction.executeWithoutResult(open -> books().bookOwn(known));
    }

    private static LoanFact contested(LoanFact told) {
        return new LoanFact(
                told.application(),
                told.reference(),
                told.dispatch(),
                told.partner(),
                told.word(),
                told.amount(),
                true,
                true);
    }

    private static LoanFact in(String currency, LoanFact told) {
        return new LoanFact(
                told.application(),
                told.reference(),
                told.dispatch(),
                told.partner(),
                told.word(),
                new Money(told.amount().value(), currency),
                true,
                false);
    }

    @Test
    void nobodyChangesWhatIsBooked() {
        assertThatThrownBy(() -> jdbc.update("update fdforge.settlement_entry set amount = 0"))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> jdbc.update("delete from fdforge.settlement_fact"))
                .hasMessageContaining("append-only");
    }

    private Map<YearMonth, Long> booked(String partner) {
        Map<YearMonth, Long> months = new TreeMap<>();
        jdbc.query(
                "select month, sum(amount) from fdforge.settlement_entry where partner = ? group by month",
                row -> {
                    months.put(YearMonth.parse(row.getString(1)), row.getLong(2));
                },
                partner);
        return months;
    }

    private static LoanFact fact(String partner, UUID dispatch, Outcome word, long cents) {
        return new LoanFact(
                UUID.nameUUIDFromBytes(dispatch.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                "FM-TEST",
                dispatch,
                partner,
                word,
                new Money(BigDecimal.valueOf(cents, 2), "EUR"),
                true,
                false);
    }

    private static Map<String, Object> euros(int value) {
        return Map.of("value", value, "currency", "EUR");
    }

    private void put(String code, Map<String, Object> commission) {
        http.putMasterData(
                "partners",
                code,
                Map.of(
                        "name",
                        "Books",
                        "state",
                        "PAUSED",
                        "request",
                        Map.of("url", "http://localhost:1/x", "body", "{sum: application.amount.value}"),
                        "answer",
                        "{outcome: body.outcome}",
                        "schedule",
                        Map.of("zone", "Europe/Prague"),
                        "commission",
                        commission));
    }
}
