package finme.admin.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.dispatch.PartnerPriorities;
import finme.dispatch.RoutingReplay;
import finme.dispatch.RoutingReplay.Step;
import finme.kernel.Fault;
import finme.kernel.Problem;
import finme.loan.ApplicationFacts;
import finme.loan.ApplicationFilter;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import finme.process.DecisionStudio;
import finme.process.DecisionStudio.Draft;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** "What would this application get?" */
@Component
public class WhatIf {
    private final DecisionStudio studio;
    private final RoutingReplay replay;
    private final LoanDesk loans;
    private final ObjectMapper json;

    WhatIf(DecisionStudio studio, RoutingReplay replay, LoanDesk loans, ObjectMapper json) {
        this.studio = studio;
        this.replay = replay;
        this.loans = loans;
        this.json = json;
    }

    /**
     * @param application id or reference; null to give all inputs by hand
     * @param inputs by their names in the table, in place of the application's
     */
    public record Question(
            @Nullable String application, @Nullable Map<String, JsonNode> inputs) {}

    /** @param inputs what the tables were asked with @param before,after every partner of the directory */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Answer(Map<String, Object> inputs, List<Step> before, List<Step> after) {}

    public Answer of(Draft draft, Question question) {
        LoanApplication application = question.application() == null ? null : application(question.application());
        ApplicationFacts facts = facts(application, question.inputs() == null ? Map.of() : question.inputs());
        UUID id = application == null ? new UUID(0, 0) : application.id();
        PartnerPriorities live = studio.priorities();
        PartnerPriorities changed = studio.priorities(draft);
        return new Answer(facts.asInputs(), replay.steps(live, id, facts), replay.steps(changed, id, facts));
    }

    private LoanApplication application(String name) {
        return byId(name)
                .flatMap(loans::find)
                .or(() -> loans.list(named(name), null, 1).items().stream().findFirst())
                .orElseThrow(() -> Problem.notFound("The application"));
    }

    private static ApplicationFilter named(String reference) {
        return new ApplicationFilter(null, null, reference, null, null, null);
    }

    private static Optional<UUID> byId(String name) {
        try {
            return Optional.of(UUID.fromString(name));
        } catch (IllegalArgumentException reference) {
            return Optional.empty();
        }
    }

    private ApplicationFacts facts(@Nullable LoanApplication application, Map<String, JsonNode> changed) {
        ObjectNode inputs = application == null
                ? json.createObjectNode()
                : json.valueToTree(loans.facts(application.id()).asInputs());
        changed.forEach(inputs::set);
        return read(inputs);
    }

    private ApplicationFacts read(ObjectNode inputs) {
        List<Fault> missing = List.of("product", "amount", "currency", "termMonths", "age", "source").stream()
                .filter(name -> !inputs.hasNonNull(name))
                .map(name -> new Fault("/inputs/" + name, "required", "Is needed, where no application is named."))
                .toList();
        if (!missing.isEmpty()) {
            throw Problem.invalid(missing);
        }
        if (!inputs.hasNonNull("attributes")) {
            inputs.putObject("attributes");
        }
        try {
            return json.readerFor(ApplicationFacts.class)
                    .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(inputs);
        } catch (UnrecognizedPropertyException unknown) {
            throw Problem.invalid(
                    "/inputs/" + unknown.getPropertyName(), "unknown_input", "No table has an input of this name.");
        } catch (IOException unfit) {
            throw Problem.invalid("/inputs", "unfit", "An input is of another kind than the table's.");
        }
    }
}
