package finme.gateway;

import finme.kernel.Fault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** How a borrower adds what an application came without, under an unguessable link that stays out of addresses. */
@HttpExchange("/edge/v1/completions")
public interface Completions {
    /** @return empty for an unknown link */
    @PostExchange("/view")
    Optional<Asked> find(@RequestBody Question question);

    /**
     * @return what still stands against the application; empty when it is complete, now or before
     * @throws finme.kernel.Problem 404 unknown link
     */
    @PostExchange
    List<Fault> complete(@RequestBody Given given);

    /** @param language ISO 639-1, of the options' words */
    record Question(String token, String language) {
        @Override
        public String toString() {
            return "Question[" + language + ']';
        }
    }

    /** @param values by place, such as {@code /borrower/birthDate} */
    @Sealed
    record Given(String token, Map<String, String> values) {
        @Override
        public String toString() {
            return "Given[***]";
        }
    }

    /**
     * @param fields empty when nothing is to be added any more
     * @param currency of the amount, where it is known
     */
    record Asked(String reference, String status, @Nullable String currency, List<Field> fields) {}

    /** @param pointer place in the canonical application @param options what may be chosen; empty for free text */
    record Field(String pointer, List<Option> options) {}

    record Option(String code, String label) {}
}
