package finme.dispatch.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.catalogue.Catalogue;
import finme.catalogue.ExpectedVersion;
import finme.catalogue.PastVersion;
import finme.catalogue.Versioned;
import finme.partner.Partner;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** A partner directory in memory, filled as admins write it. */
public final class TestPartners implements Catalogue<Partner> {
    public static final ObjectMapper JSON = JsonMapper.builder()
            .findAndAddModules()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final Map<String, Versioned<Partner>> partners = new ConcurrentHashMap<>();

    public static Partner partner(String code) {
        return read(code, "http://localhost:1/x", "{}");
    }

    public static Partner paused(String code) {
        return read(code, "http://localhost:1/x", "{\"state\": \"PAUSED\"}");
    }

    public static Partner testable(String code) {
        return read(code, "http://localhost:1/x", "{\"request\": {\"testUrl\": \"http://localhost:1/test\"}}");
    }

    /** @param more merged over a partner that maps {@code {"outcome": …}} answers one to one */
    public static Partner read(String code, String url, String more) {
        try {
            ObjectNode json = (ObjectNode) JSON.readTree("""
                    {"name": "Name", "answerWithin": "PT30S", "shares": ["amount", "borrower.firstName"],
                     "answer": "{outcome: body.outcome, reason: body.reason, offers: body.offers, price: body.price, reference: body.id}",
                     "request": {"body": "{ref: dispatch.reference, sum: application.amount.value, first: application.borrower.firstName, tax: application.borrower.taxId}",
                       "timeout": "PT2S"},
                     "callback": {"auth": {"kind": "HMAC", "header": "X-Signature", "secret": "s3cret"},
                       "mapping": "{dispatch: body.ref, event: body.event, outcome: body.outcome, offers: body.offers, reason: body.reason}"}}""");
            json.put("code", code);
            ((ObjectNode) json.get("request")).put("url", url);
            merge(json, (ObjectNode) JSON.readTree(more));
            return JSON.treeToValue(json, Partner.class);
        } catch (JsonProcessingException typo) {
            throw new IllegalArgumentException(typo);
        }
    }

    private static void merge(ObjectNode base, ObjectNode more) {
        more.fields().forEachRemaining(field -> {
            if (base.get(field.getKey()) instanceof ObjectNode inner
                    && field.getValue() instanceof ObjectNode changes) {
                merge(inner, changes);
            } else {
                base.set(field.getKey(), field.getValue());
            }
        });
    }

    public Partner put(Partner partner) {
        partners.put(partner.code(), new Versioned<>(partner.code(), partner, partner, 1));
        return partner;
    }

    public void clear() {
        partners.clear();
    }

    @Override
    public List<Versioned<Partner>> all() {
        return List.copyOf(new TreeMap<>(partners).values());
    }

    @Override
    public Optional<Versioned<Partner>> find(String code) {
        return Optional.ofNullable(partners.get(code));
    }

    @Override
    public Saved<Partner> put(Partner partner, ExpectedVersion expected, String actor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Partner preview(Partner value, ExpectedVersion expected) {
        return value;
    }

    @Override
    public Versioned<Partner> change(String code, UnaryOperator<Partner> edit, String actor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<PastVersion> history(String code) {
        return List.of();
    }

    @Override
    public List<String> unreadable() {
        return List.of();
    }
}
