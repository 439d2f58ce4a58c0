package finme.dispatch.calling;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.canonical.CanonicalApplication;
import finme.dispatch.model.Dispatch;
import finme.mapping.Feel;
import finme.mapping.MappingFault;
import finme.mapping.Payloads;
import finme.partner.Partner;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Builds what a partner gets: the body by its mapping, over the fields it may see. */
@Component
public class Requests {
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private final Feel feel;
    private final Payloads payloads;
    private final ObjectMapper json;
    private final PublicUrl publicUrl;

    Requests(Feel feel, Payloads payloads, ObjectMapper json, PublicUrl publicUrl) {
        this.feel = feel;
        this.payloads = payloads;
        this.json = json.copy().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        this.publicUrl = publicUrl;
    }

    /** @throws MappingFault when the mapping fails or gives nothing */
    public Call build(Partner partner, CanonicalApplication application, Dispatch dispatch) {
        return build(partner, Told.request(json.convertValue(application, MAP), dispatch));
    }

    /** As canonical JSON has it. */
    public Map<String, Object> tree(CanonicalApplication application) {
        return json.convertValue(application, MAP);
    }

    /** @throws MappingFault when the mapping fails or gives nothing */
    public Call build(Partner partner, Told told) {
        Partner.Request request = partner.request();
        Map<String, Object> context = new HashMap<>(told.more());
        context.put("application", Shares.only(told.application(), partner.shares()));
        context.put("dispatch", describe(told.dispatch()));
        Object content = feel.compile(told.body(request)).evaluate(context);
        if (content == null) {
            throw new MappingFault("the request mapping gave nothing", 0, 0);
        }
        byte[] body = told.finish().apply(payloads.write(request.format(), content));
        Map<String, String> headers = headers(request, told.key(), body);
        return new Call(URI.create(told.url(request)), told.method(request), headers, body);
    }

    private Map<String, Object> describe(Dispatch dispatch) {
        Map<String, Object> known = new HashMap<>();
        known.put("id", dispatch.id().toString());
        known.put("reference", dispatch.reference());
        known.put("callbackUrl", publicUrl.callbacksOf(dispatch.partner()));
        known.put("attempt", dispatch.attempt());
        known.put("test", dispatch.test());
        known.put("minPrice", dispatch.minPrice());
        return known;
    }

    private static Map<String, String> headers(Partner.Request request, UUID key, byte[] body) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Content-Type", request.format().mediaType() + ";charset=UTF-8");
        headers.put("Accept", "application/json, application/xml;q=0.9, */*;q=0.5");
        headers.put("User-Agent", "FinMe");
        if (request.headers() != null) {
            headers.putAll(request.headers());
        }
        headers.putAll(Signatures.headers(request.auth(), body));
        headers.put("Idempotency-Key", key.toString());
        return headers;
    }
}
