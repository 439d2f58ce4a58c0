package finme.process.tasklist;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.catalogue.Catalogue;
import finme.dispatch.DispatchLog;
import finme.dispatch.DispatchLog.Offered;
import finme.dispatch.OfferDesk;
import finme.form.TaskForms.Value;
import finme.kernel.Problem;
import finme.loan.LoanDesk;
import finme.partner.Partner;
import finme.process.loanapplication.LoanApplicationProcess;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An operator chooses for the borrower, who is on the phone: one of the offers, or none of them. */
@Component
class OfferChoice implements TaskForm {
    private static final String OFFER = "offer";
    private static final String NONE = "NONE";
    private static final Option TAKES_NONE = new Option(NONE, "None: the borrower turns all of them down");

    private final LoanDesk loans;
    private final DispatchLog dispatches;
    private final OfferDesk desk;
    private final Catalogue<Partner> partners;
    private final ObjectMapper json;

    OfferChoice(
            LoanDesk loans, DispatchLog dispatches, OfferDesk desk, Catalogue<Partner> partners, ObjectMapper json) {
        this.loans = loans;
        this.dispatches = dispatches;
        this.desk = desk;
        this.partners = partners;
        this.json = json;
    }

    /** What a choice field of form-js takes. */
    record Option(String value, String label) {}

    @Override
    public String task() {
        return LoanApplicationProcess.Elements.USER_TASK_CHOOSE_OFFER;
    }

    @Override
    public List<Value> asks() {
        return List.of(new Value(
                OFFER,
                "the offer that the borrower takes, or none: one of offers",
                Map.of(
                        "type", "radio",
                        "label", "The borrower chooses",
                        "valuesKey", "offers",
                        "validate", Map.of("required", true))));
    }

    @Override
    public List<Value> shows() {
        return Shown.with(
                new Value(
                        "rows",
                        "the offers that stand, as rows of a table: lender, amount, months, monthly, total, apr, until",
                        List.of(OfferWords.SAMPLE)),
                new Value(
                        "offers",
                        "the same as options of a choice, the last one is none of them",
                        List.of(new Option(OfferWords.SAMPLE.id().toString(), OfferWords.SAMPLE.line()), TAKES_NONE)));
    }

    @Override
    public VariableMap show(UUID application) {
        List<OfferWords> offers = dispatches.offers(application).stream()
                .map(offer -> OfferWords.of(offer, name(offer)))
                .toList();
        Stream<Option> lines =
                offers.stream().map(offer -> new Option(offer.id().toString(), offer.line()));
        return Shown.of(loans.find(application))
                .putValueTyped("rows", json(offers))
                .putValueTyped(
                        "offers",
                        json(Stream.concat(lines, Stream.of(TAKES_NONE)).toList()));
    }

    /** The desk ends the task itself, with the choice written down and the lender told. */
    @Override
    public void decided(UUID application, Map<String, Object> values, Sender sender) {
        Object chosen = values.get(OFFER);
        if (NONE.equals(chosen)) {
            desk.decline(application, sender.user());
        } else {
            desk.accept(application, standing(application, chosen), sender.user());
        }
    }

    private UUID standing(UUID application, @Nullable Object chosen) {
        return dispatches.offers(application).stream()
                .map(Offered::id)
                .filter(id -> id.toString().equals(chosen))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        "/offer",
                        "unknown_offer",
                        "Choose one of the offers that stand, or that the borrower takes none."));
    }

    private String name(Offered offer) {
        return partners.find(offer.partner())
                .map(partner -> partner.value().name())
                .orElse(offer.partner());
    }

    /** As Tasklist reads lists. */
    private TypedValue json(List<?> list) {
        try {
            return Variables.serializedObjectValue(json.writeValueAsString(list))
                    .serializationDataFormat(Variables.SerializationDataFormats.JSON)
                    .objectTypeName(List.class.getName())
                    .create();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("offers can't be written as JSON", impossible);
        }
    }
}
