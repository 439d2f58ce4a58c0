package finme.admin.borrower;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.admin.CasesAtHand;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** People nobody has heard of, and their applications at a source that takes the canonical format. */
public final class Strangers {
    private static final AtomicInteger NEXT = new AtomicInteger((int) (System.nanoTime() % 800_000) + 100_000);

    private final FinMeHttp http;
    private final String source;

    public Strangers(FinMeHttp http, String source) {
        this.http = http;
        this.source = source;
        http.putMasterData("sources", source, CasesAtHand.source());
    }

    /** A person of their own: tax id, phone and e-mail are nobody else's. */
    public static ObjectNode person() {
        int n = NEXT.incrementAndGet();
        ObjectNode person = JsonNodeFactory.instance
                .objectNode()
                .put("firstName", "Radmila")
                .put("lastName", "Kvapilova")
                .put("birthDate", "1979-06-03")
                .put("taxId", "7906%06d".formatted(n))
                .put("phone", "+420602%06d".formatted(n))
                .put("email", "radmila.k%d@example.test".formatted(n));
        person.putObject("address").put("city", "Olomouc").put("country", "CZ");
        return person;
    }

    public Answer apply(ObjectNode person) {
        return apply(source, person);
    }

    public Answer apply(String at, ObjectNode person) {
        return http.apply(at, CasesAtHand.KEY, "application/json", """
                {"product": "PERSONAL_LOAN", "amount": {"value": 4100, "currency": "CHF"}, "termMonths": 18, "borrower": %s,
                 "employment": {"status": "EMPLOYED", "employer": "Wanderlust"},
                 "consents": [{"kind": "DATA_SHARING", "version": "v7", "givenAt": "2026-03-02T10:14:05Z"}],
                 "attributes": {"carOwner": true, "hobby": "falconry"}}""".formatted(person));
    }

    /** @return id of the person whose application this became */
    public String arrive(ObjectNode person) {
        return borrower(accepted(apply(person)).path("id").asText());
    }

    public static JsonNode accepted(Answer answer) {
        if (answer.status() != 202) {
            throw new AssertionError("refused: " + answer.status() + ' ' + answer.body());
        }
        return answer.json();
    }

    public String borrower(String application) {
        JsonNode detail = http.get("/api/v1/admin/applications/" + application, FinMeHttp.AUDITOR)
                .json();
        return detail.path("borrowerId").asText();
    }

    /** @return what is known of an attribute, null when nothing is */
    public static @Nullable JsonNode attribute(JsonNode person, String name) {
        for (JsonNode attribute : person.path("attributes")) {
            if (attribute.path("name").asText().equals(name)) {
                return attribute;
            }
        }
        return null;
    }
}
