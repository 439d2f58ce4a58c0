package finme.dispatch.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.canonical.CanonicalApplication;
import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.dispatch.Outcome;
import finme.dispatch.PartnerPriorities.Mode;
import finme.dispatch.PartnerTrial;
import finme.dispatch.answer.AnswerReader;
import finme.dispatch.answer.Reply;
import finme.dispatch.answer.Result;
import finme.dispatch.send.Call;
import finme.dispatch.send.Faults;
import finme.dispatch.send.PartnerConnector;
import finme.dispatch.send.Requests;
import finme.dispatch.store.Dispatch;
import finme.dispatch.store.PartnerWords;
import finme.dispatch.store.Standing;
import finme.kernel.Ids;
import finme.kernel.Problem;
import finme.mapping.MappingFault;
import finme.partner.Partner;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
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
    private static final TypeReference<List<Map<String, Object>>> MAPS = new TypeReference<>() {};

    private final Catalogue<Partner> partners;
    private final Requests requests;
    private final PartnerConnector connector;
    private final AnswerReader reader;
    private final TrialApplications applications;
    private final ObjectMapper json;

    PartnerTrialRunner(
            Catalogue<Partner> partners,
            Requests requests,
            PartnerConnector connector,
            AnswerReader reader,
            TrialApplications applications,
            ObjectMapper json) {
        this.partners = partners;
        this.requests = requests;
        this.connector = connector;
        this.reader = reader;
        this.applications = applications;
        this.json = json;
    }

    @Override
    public CompletableFuture<Trial> tryOut(String code, @Nullable JsonNode given, boolean send, String actor) {
        Versioned<Partner> found = partners.find(code).orElseThrow(() -> Problem.notFound("This partner"));
        Partner partner = found.value();
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
                .handle((reply, fault) -> new Trial(request, answer(partner, reply, fault, start)));
    }

    private static Dispatch dispatch(Versioned<Partner> partner) {
        Instant now = Instant.now();
        return new Dispatch(
                Ids.next(),
                Ids.next(),
                partner.code(),
                partner.version(),
                0,
                1,
                Mode.WATERFALL,
                "trial-" + Ids.next(),
                true,
                null,
                Dispatch.State.SENDING,
                1,
                now,
                now,
                null,
                Standing.NEW,
                false,
                null,
                null,
                null,
                null);
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

    private Answer answer(Partner partner, @Nullable Reply reply, @Nullable Throwable fault, long start) {
        long millis = (System.nanoTime() - start) / 1_000_000;
        Integer status = reply == null ? null : reply.status();
        Result result = reply == null
                ? Faults.result(fault == null ? new IllegalStateException() : fault)
                : reader.read(partner.answer(), reply);
        String body = reply == null ? null : PartnerWords.cut(reply.body());
        if (result instanceof Result.Said said) {
            PartnerWords words = said.answer().words();
            return new Answer(
                    status,
                    millis,
                    said.answer().outcome(),
                    OutcomeReasons.of(said.answer().outcome(), said.answer().reasonCode(), words.reason()),
                    words.reference(),
                    offers(said),
                    said.answer().price(),
                    words.needs(),
                    body);
        }
        Outcome outcome = result instanceof Result.Unsaid unsaid ? unsaid.outcome() : Outcome.RETRY;
        String code =
                result instanceof Result.Unsaid unsaid ? unsaid.reasonCode() : ((Result.Again) result).reasonCode();
        return new Answer(
                status,
                millis,
                outcome,
                OutcomeReasons.of(outcome, code, null),
                null,
                List.of(),
                null,
                List.of(),
                body);
    }

    private List<Map<String, Object>> offers(Result.Said said) {
        try {
            return json.readValue(json.writeValueAsBytes(said.answer().offers()), MAPS);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        } catch (java.io.IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
