package finme.retention;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import finme.admin.CasesAtHand;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.JdbcTemplate;

/** Somebody whose name, numbers and addresses nobody else has, so that each can be looked for everywhere. */
public final class PersonAtHand {
    private static final AtomicInteger COUNT = new AtomicInteger((int) (System.nanoTime() % 80_000) + 10_000);

    private final FinMeHttp http;
    private final JdbcTemplate jdbc;
    private final int number = COUNT.incrementAndGet();
    private int sent;

    public final String firstName = "Zbynka" + letters(number);
    public final String lastName = "Kanarkova" + letters(number);
    public final String taxId = "77" + number + "341";
    public final String phone = "+42077" + number + "42";
    public final String email = "kanarek" + number + "@nest" + number + ".test";
    public final String street = "Ptaci" + letters(number) + " 17";

    public PersonAtHand(FinMeHttp http, JdbcTemplate jdbc) {
        this.http = http;
        this.jdbc = jdbc;
    }

    /** Without digits, as names are. */
    private static String letters(int number) {
        StringBuilder letters = new StringBuilder();
        for (int rest = number; rest > 0; rest /= 26) {
            letters.append((char) ('a' + rest % 26));
        }
        return letters.toString();
    }

    /** What nobody may find in clear. */
    public List<String> values() {
        return List.of(firstName, lastName, taxId, phone, phone.substring(4), email, street);
    }

    /** An application in the canonical format. */
    public String application() {
        return """
            {"product": "PERSONAL_LOAN", "amount": {"value": %d, "currency": "UAH"}, "termMonths": 24,
             "purpose": "HOME_IMPROVEMENT",
             "borrower": {"firstName": "%s", "lastName": "%s", "birthDate": "1981-07-23", "taxId": "%s", "phone": "%s",
               "email": "%s", "language": "cs",
               "address": {"line1": "%s", "city": "Brno", "region": "JM", "postalCode": "60200", "country": "CZ"}},
             "employment": {"status": "EMPLOYED", "employer": "%s Ltd", "since": "2019-05-01",
               "monthlyIncome": {"value": 30000, "currency": "UAH"}},
             "consents": [{"kind": "DATA_SHARING", "version": "v7", "givenAt": "2026-03-02T10:14:05Z", "ip": "192.0.2.14",
               "userAgent": "Mozilla/5.0", "page": "https://apply.example.test/loan"}],
             "attributes": {"hobby": "%s birds"}}""".formatted(90_000 + ++sent, firstName, lastName, taxId, phone, email, street, lastName, lastName);
    }

    /** @return the application once it has come to one of the statuses */
    public UUID apply(String... statuses) {
        Answer answer = http.apply(CasesAtHand.SOURCE, CasesAtHand.KEY, "application/json", application());
        if (answer.status() != 202) {
            throw new AssertionError("refused: " + answer.status() + " " + answer.body());
        }
        UUID id = UUID.fromString(answer.json().path("id").asText());
        await().atMost(Duration.ofSeconds(20)).until(() -> Set.of(statuses).contains(status(id)));
        return id;
    }

    public String status(UUID application) {
        return jdbc.queryForObject("select status from fdforge.application where id = ?", String.class, application);
    }

    public UUID borrower(UUID application) {
        return java.util.Objects.requireNonNull(jdbc.queryForObject(
                "select borrower_id from fdforge.application where id = ?", UUID.class, application));
    }

    public Answer erase(UUID borrower) {
        return http.post("/api/v1/admin/borrowers/" + borrower + "/erase", FinMeHttp.OPERATOR, "{}");
    }

    /** @return the erasure when nothing of it is left to do */
    public JsonNode eraseWholly(UUID borrower) {
        Answer answer = erase(borrower);
        if (answer.status() != 202) {
            throw new AssertionError("refused: " + answer.status() + " " + answer.body());
        }
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> erase(borrower).json(),
                        now -> now.path("state").asText().equals("DONE"));
    }
}
