package finme.gateway.server.cabinet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.account.Passkeys;
import finme.account.SignedIn;
import finme.borrower.Persons;
import finme.dispatch.DispatchLog;
import finme.fdforge.DatabaseClock;
import finme.fdforge.ErasedException;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import org.springframework.stereotype.Component;

/** Everything that FinMe holds of a person, as one tree: what was said by whom, each application and what became of it. */
@Component
class WholeExport {
    private final Persons persons;
    private final LoanDesk loans;
    private final DispatchLog dispatches;
    private final Passkeys passkeys;
    private final DatabaseClock clock;
    private final ObjectMapper json;

    WholeExport(
            Persons persons,
            LoanDesk loans,
            DispatchLog dispatches,
            Passkeys passkeys,
            DatabaseClock clock,
            ObjectMapper json) {
        this.persons = persons;
        this.loans = loans;
        this.dispatches = dispatches;
        this.passkeys = passkeys;
        this.clock = clock;
        this.json = json;
    }

    ObjectNode of(SignedIn borrower, String session) {
        ObjectNode all = json.createObjectNode();
        all.put("exportedAt", clock.now().toString());
        persons.find(borrower.person()).ifPresent(person -> {
            all.put("id", person.id().toString());
            all.set("attributes", json.valueToTree(person.attributes()));
        });
        ArrayNode applications = all.putArray("applications");
        loans.ofBorrowers(borrower.borrowers()).forEach(each -> applications.add(application(each)));
        ArrayNode keys = all.putArray("passkeys");
        passkeys.of(session)
                .forEach(each -> keys.addObject()
                        .put("name", each.name())
                        .put("createdAt", each.createdAt().toString())
                        .put(
                                "usedAt",
                                each.usedAt() == null ? null : each.usedAt().toString()));
        return all;
    }

    private ObjectNode application(LoanApplication application) {
        ObjectNode told = json.createObjectNode();
        told.put("id", application.id().toString());
        told.put("reference", application.reference());
        told.put("source", application.source());
        told.put("status", application.status().name());
        told.put("since", application.since().toString());
        told.put("receivedAt", application.receivedAt().toString());
        told.set("document", document(application));
        ArrayNode history = told.putArray("history");
        loans.history(application.id())
                .forEach(step -> history.addObject()
                        .put("at", step.at().toString())
                        .put("action", step.action())
                        .put("actor", step.actor()));
        told.set("partners", json.valueToTree(dispatches.dispatches(application.id())));
        told.set("offers", json.valueToTree(dispatches.offers(application.id())));
        return told;
    }

    private JsonNode document(LoanApplication application) {
        try {
            return json.valueToTree(loans.document(application.id()));
        } catch (ErasedException gone) {
            return json.nullNode();
        }
    }
}
