package finme.sandbox.partners.answers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The bodies simulated lenders answer with. Every JSON body has {@code status, id, reference} and, where it says no,
 * {@code code} and {@code msg}; the rest are the names lenders in this trade use for the same things.
 */
@Component
public class LenderAnswers {
    private final ObjectMapper json;
    private final ContinueLinks links;

    LenderAnswers(ObjectMapper json, ContinueLinks links) {
        this.json = json;
        this.links = links;
    }

    public LenderAnswer of(Behaviour behaviour, Lead lead, Options options) {
        return switch (behaviour) {
            case ACCEPT, SLOW, FLAKY -> json(201, offered(behaviour, lead, options), "accepted");
            case DECLINE -> json(200, declined(lead), "declined");
            case REJECT_IN_200 -> json(200, rejected(lead, options), "rejected");
            case PENDING_THEN_ACCEPT, PENDING_THEN_DECLINE -> json(202, pending(lead), "pending");
            case MORE_NEEDED -> json(200, moreNeeded(lead), "more_needed");
            case PRICE_COUNTER -> json(200, priceCounter(lead, options), "price_counter");
            case ERROR -> error(lead, options.number("status", "500").intValue());
            case MALFORMED -> malformed(options.text("variant", "truncated"));
            case XML_ACCEPT -> xml(behaviour, lead, options);
        };
    }

    /** What a pending lender, or one whose contract is signed, tells later. */
    public byte[] event(Behaviour behaviour, Lead lead, Options options, String word) {
        Map<String, Object> body = new LinkedHashMap<>();
        String event = "evt-" + lead.id() + '-' + word;
        body.put("eventId", event);
        body.put("requestId", event);
        body.putAll(
                switch (word) {
                    case "accepted" -> offered(behaviour, lead, options);
                    case "declined" -> declined(lead);
                    default -> words(word, lead);
                });
        body.put("outcome", word.equals("accepted") ? "OFFERED" : word.toUpperCase(java.util.Locale.ROOT));
        return write(body);
    }

    /** What a lender says to something it was told. */
    public LenderAnswer notice(int status, Map<String, Object> body, String word) {
        return json(status, body, word);
    }

    public LenderAnswer tryLater() {
        Map<String, Object> body = Map.of("status", "error", "code", "BUSY", "msg", "Try again");
        return new LenderAnswer(503, "application/json", write(body), "busy", "1");
    }

    private Map<String, Object> offered(Behaviour behaviour, Lead lead, Options options) {
        String redirect = links.to(behaviour, lead, options);
        BigDecimal price = options.number("price", "24.5");
        Map<String, Object> body = words("accepted", lead);
        body.put("price", price);
        body.put("redirect_url", redirect);
        body.put("redirectUrl", redirect);
        body.put("offers", LenderOffers.of(lead, options.number("apr", "16.4"), redirect));
        return body;
    }

    private static Map<String, Object> declined(Lead lead) {
        return refusal("declined", "R12", "Income too low", lead);
    }

    private static Map<String, Object> rejected(Lead lead, Options options) {
        if ("numbers".equals(options.text("variant"))) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("Result", "2");
            body.put("Price", "0");
            body.put("LeadID", lead.id());
            body.put("Message", "Does not meet criteria");
            return body;
        }
        Map<String, Object> body = refusal("rejected", "DUPLICATE", "Duplicate", lead);
        body.put("reason", "Duplicate");
        return body;
    }

    private static Map<String, Object> refusal(String status, String code, String text, Lead lead) {
        Map<String, Object> body = words(status, lead);
        body.put("code", code);
        body.put("msg", text);
        body.put("message", text);
        body.put("price", 0);
        return body;
    }

    private static Map<String, Object> pending(Lead lead) {
        Map<String, Object> body = words("pending", lead);
        body.put("Result", "Success");
        body.put("LeadId", lead.id());
        body.put("Message", "Lead accepted - delayed");
        return body;
    }

    private static Map<String, Object> moreNeeded(Lead lead) {
        Map<String, Object> body = words("more_needed", lead);
        body.put("code", "DOCUMENTS");
        body.put("msg", "More is needed to decide");
        body.put(
                "needs",
                List.of(
                        Map.of("kind", "DOCUMENT", "code", "PAYSLIP", "text", "Payslips of the last 3 months"),
                        Map.of("kind", "QUESTION", "code", "ADDRESS_SINCE", "text", "How long at this address?")));
        body.put("documents", List.of(Map.of("code", "PAYSLIP", "text", "Payslips of the last 3 months")));
        return body;
    }

    private static Map<String, Object> priceCounter(Lead lead, Options options) {
        BigDecimal price = options.number("price", "15.00");
        Map<String, Object> body = refusal("price_counter", "PRICE", "Price too high", lead);
        body.put("price", price);
        body.put("counter_price", price);
        body.put("Status", "Rejected");
        body.put("PriceRejectAmount", price.toPlainString());
        body.put("Message", "Price too high");
        return body;
    }

    private LenderAnswer error(Lead lead, int status) {
        byte[] body = write(refusal("error", "E" + status, "Internal error of the lender", lead));
        return new LenderAnswer(status, "application/json", body, "error", status == 429 ? "2" : null);
    }

    private static LenderAnswer malformed(String variant) {
        return switch (variant) {
            case "empty" -> LenderAnswer.text(200, "application/json", "", "malformed");
            case "html" -> LenderAnswer.text(200, "text/html", "<html><body><h1>Oops</h1></body></html>", "malformed");
            default -> LenderAnswer.text(200, "application/json", "{\"status\": \"acc", "malformed");
        };
    }

    private LenderAnswer xml(Behaviour behaviour, Lead lead, Options options) {
        BigDecimal apr = options.number("apr", "16.4");
        BigDecimal monthly = LenderOffers.monthly(lead.amount(), apr, lead.termMonths());
        String body = "<PostResponse><PostID>" + lead.id() + "</PostID><Reference>" + escape(lead.reference())
                + "</Reference><isValidPost>true</isValidPost><ResponseType>0</ResponseType>"
                + "<ResponseDetails>Lead was accepted</ResponseDetails><Price>"
                + options.number("price", "30.00").toPlainString() + "</Price><RedirectURL>"
                + escape(links.to(behaviour, lead, options)) + "</RedirectURL><Loan><Amount>"
                + lead.amount().toPlainString() + "</Amount><Months>" + lead.termMonths()
                + "</Months><Apr>" + apr.toPlainString() + "</Apr><Monthly>" + monthly.toPlainString()
                + "</Monthly><Total>"
                + monthly.multiply(BigDecimal.valueOf(lead.termMonths())).toPlainString()
                + "</Total></Loan></PostResponse>";
        return LenderAnswer.text(200, "application/xml", body, "accepted");
    }

    private static Map<String, Object> words(String status, Lead lead) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", status);
        body.put("id", lead.id());
        body.put("lead_id", lead.id());
        body.put("leadId", lead.id());
        body.put("reference", lead.reference());
        body.put("ref", lead.reference());
        return body;
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private LenderAnswer json(int status, Map<String, Object> body, String word) {
        return LenderAnswer.json(status, write(body), word);
    }

    private byte[] write(Map<String, Object> body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a simulated answer can't be written", impossible);
        }
    }
}
