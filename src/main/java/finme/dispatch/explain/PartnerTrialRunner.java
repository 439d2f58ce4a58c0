package finme.dispatch.explain;

import com.fasterxml.jackson.databind.JsonNode;
import finme.canonical.CanonicalApplication;
import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.dispatch.PartnerPriorities.Mode;
import finme.dispatch.PartnerTrial;
import finme.dispatch.calling.Call;
import finme.dispatch.calling.PartnerConnector;
import finme.dispatch.calling.Requests;
import finme.dispatch.model.Assignment;
import finme.dispatch.model.Assignment.Turn;
import finme.dispatch.model.Delivery;
import finme.dispatch.model.Dispatch;
import finme.kernel.Ids;
import finme.kernel.Money;
import finme.kernel.Problem;
import finme.mapping.MappingFault;
import finme.partner.Partner;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class PartnerTrialRunner implements PartnerTrial {
    private final Catalogue<Partner> partners;
    private final Requests requests;
    private final PartnerConnector connector;
    private final TrialApplications applications;
    private final TrialAnswers answers;

    PartnerTrialRunner(
            Catalogue<Partner> partners,
            Requests requests,
            PartnerConnector connector,
            TrialApplications applications,
            TrialAnswers answers) {
        this.partners = partners;
        this.requests = requests;
        this.connector = connector;
        this.applications = applications;
        this.answers = answers;
    }

    @Override
    public CompletableFuture<Trial> tryOut(String code, @Nullable JsonNode given, boolean send, String actor) {
        Versioned<Partner> found = partners.find(code).orElseThrow(() -> Problem.notFound("This partner"));
        Partner partner = found.value();
        if (send && partner.request().testUrl() == null && applications.isReal(given)) {
            throw Problem.conflict(
                    "no_test_endpoint",
                    "Somebody's application is only sent to a test address, and this partner has none. Look at the request"
                            + " without sending it, or send the example.");
        }
        CanonicalApplication application = applications.of(given, code, actor);
        Call call;
        try {
            call = requests.build(partner, application, dispatch(found));
        } catch (MappingFault fault) {
            throw Problem.invalid("/request/body", "request_mapping_fault", fault.sentence());
        } catch (IllegalArgumentException unwritable) {
            throw Problem.invalid("/request/body", "request_mapping_fault", "The mapping gave what can't be written.");
        }
        Request request = shown(partner, call);
        if (!send) {
            return CompletableFuture.completedFuture(new Trial(request, null));
        }
        long start = System.nanoTime();
        return connector
                .send(partner, call)
                .handle((reply, fault) ->
                        new Trial(request, answers.of(partner, asked(application), reply, fault, start)));
    }

    private static @Nullable Money asked(CanonicalApplication application) {
        CanonicalApplication.Amount amount = application.amount();
        return amount == null || amount.value() == null || amount.currency() == null
                ? null
                : new Money(amount.value(), amount.currency());
    }

    private static Dispatch dispatch(Versioned<Partner> partner) {
        Instant now = Instant.now();
        Assignment assignment = new Assignment(
                Ids.next(),
                Ids.next(),
                partner.code(),
                partner.version(),
                "trial-" + Ids.next(),
                true,
                now,
                Turn.of(0, 1, Mode.WATERFALL));
        return new Dispatch(assignment, new Delivery(Delivery.State.SENDING, 1, now));
    }

    private static Request shown(Partner partner, Call call) {
        Set<String> secret = Set.of(
                "authorization",
                Objects.requireNonNullElse(partner.request().auth().header(), "")
                        .toLowerCase(Locale.ROOT));
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        call.headers()
                .forEach((name, value) ->
                        headers.put(name, secret.contains(name.toLowerCase(Locale.ROOT)) ? "***" : value));
        return new Request(
                call.method(), call.uri().toString(), headers, new String(call.body(), StandardCharsets.UTF_8));
    }
}
