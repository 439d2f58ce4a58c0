package finme.partner;

import finme.canonical.ApplicationSchema;
import finme.kernel.Fault;
import finme.mapping.Feel;
import finme.mapping.MappingFault;
import finme.mapping.PayloadFormat;
import finme.outbound.AddressGuard;
import finme.partner.Partner.Auth;
import finme.partner.Partner.Request;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Everything that stands against a partner, found before it is saved. */
@Component
class PartnerChecks {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
    private static final Pattern PATH = Pattern.compile("[A-Za-z]\\w*(\\.[A-Za-z]\\w*)*");
    /** Set by us or by the connection; the JDK's client refuses most of them. */
    private static final Set<String> OURS =
            Set.of("idempotency-key", "content-length", "host", "connection", "expect", "upgrade", "transfer-encoding");

    private static final Duration LONGEST_CALL = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofDays(30);

    private final Feel feel;
    private final AddressGuard addresses;
    private final ApplicationSchema schema;

    PartnerChecks(Feel feel, AddressGuard addresses, ApplicationSchema schema) {
        this.addresses = addresses;
        this.feel = feel;
        this.schema = schema;
    }

    /** Records let nulls through where Jackson found nothing. */
    List<Fault> faults(Partner partner) {
        Findings found = new Findings();
        if (found.required("/code", partner.code())
                && !CODE.matcher(partner.code()).matches()) {
            found.add(
                    "/code",
                    "invalid_code",
                    "The code has up to 63 letters, digits, dots, hyphens and underscores; the first is a letter or digit.");
        }
        found.required("/name", partner.name());
        if (partner.request() == null) {
            found.add("/request", "required", "A partner needs a request.");
        } else {
            request(partner.request(), found);
        }
        mapping("/answer", partner.answer(), found);
        between("/answerWithin", partner.answerWithin(), LONGEST_WAIT, found);
        if (partner.callback() != null) {
            AuthChecks.callback(partner.callback().auth(), found);
            mapping("/callback/mapping", partner.callback().mapping(), found);
        }
        if (partner.ping() != null) {
            found.url("/ping/url", partner.ping().url());
            mapping("/ping/body", partner.ping().body(), found);
            mapping("/ping/answer", partner.ping().answer(), found);
        }
        notice("/recall", partner.recall(), found);
        notice("/accept", partner.accept(), found);
        notice("/reply", partner.reply(), found);
        shares(partner.shares(), found);
        if (partner.concurrency() != null && (partner.concurrency() < 1 || partner.concurrency() > 1000)) {
            found.add("/concurrency", "out_of_range", "Concurrency lies between 1 and 1000.");
        }
        if (partner.perSecond() != null && partner.perSecond().signum() <= 0) {
            found.add("/perSecond", "out_of_range", "The rate is greater than 0.");
        }
        LimitChecks.check(partner, found);
        CommissionChecks.check(partner.commission(), found);
        return found.list();
    }

    private void shares(List<String> shares, Findings found) {
        for (int i = 0; i < shares.size(); i++) {
            if (!PATH.matcher(shares.get(i)).matches()) {
                found.add("/shares/" + i, "invalid_path", "A shared field is a path such as borrower.firstName.");
            } else if (!schema.leads(shares.get(i))) {
                found.add("/shares/" + i, "unknown_path", "An application has nothing under this path.");
            }
        }
    }

    private void request(Request request, Findings found) {
        url("/request/url", request.url(), found);
        if (request.testUrl() != null) {
            url("/request/testUrl", request.testUrl(), found);
        }
        if (!Set.of("POST", "PUT").contains(request.method())) {
            found.add("/request/method", "not_available", "The method is POST or PUT.");
        }
        if (request.format() == PayloadFormat.CSV) {
            found.add("/request/format", "not_available", "The format is JSON, XML or FORM.");
        }
        mapping("/request/body", request.body(), found);
        between("/request/timeout", request.timeout(), LONGEST_CALL, found);
        if (request.attempts() < 1 || request.attempts() > 10) {
            found.add("/request/attempts", "out_of_range", "Attempts lie between 1 and 10.");
        }
        headers(request.headers(), found);
        AuthChecks.request(request.auth(), found);
        String token = request.auth().tokenUrl();
        if (request.auth().kind() == Auth.Kind.OAUTH2 && token != null) {
            inside("/request/auth/tokenUrl", token, found);
        }
    }

    private void url(String pointer, @Nullable String url, Findings found) {
        found.url(pointer, url);
        if (url != null) {
            inside(pointer, url, found);
        }
    }

    /** Where a name leads is looked at when something is sent. */
    private void inside(String pointer, String url, Findings found) {
        addresses
                .refusalAlsoClear(url)
                .filter(refusal -> refusal.code().equals("address_not_public"))
                .ifPresent(refusal -> found.add(pointer, refusal.code(), refusal.sentence()));
    }

    private void notice(String pointer, Partner.@Nullable Notice notice, Findings found) {
        if (notice == null) {
            return;
        }
        url(pointer + "/url", notice.url(), found);
        if (!Set.of("POST", "PUT", "PATCH", "DELETE").contains(notice.method())) {
            found.add(pointer + "/method", "not_available", "The method is POST, PUT, PATCH or DELETE.");
        }
        mapping(pointer + "/body", notice.body(), found);
        if (notice.answer() != null) {
            mapping(pointer + "/answer", notice.answer(), found);
        }
    }

    private static void headers(@Nullable Map<String, String> headers, Findings found) {
        if (headers == null) {
            return;
        }
        headers.forEach((name, value) -> {
            String pointer = "/request/headers/" + name.replace("~", "~0").replace("/", "~1");
            if (!Findings.isHeaderName(name)
                    || value == null
                    || value.chars().anyMatch(c -> c < ' ' && c != '\t' || c > 0xff || c == 0x7f)) {
                found.add(pointer, "invalid_header", "This is not a header name and value.");
            } else if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
                found.add(pointer, "reserved_header", "This header is set by the sender itself.");
            }
        });
    }

    private void mapping(String pointer, @Nullable String text, Findings found) {
        if (!found.required(pointer, text) || text == null) {
            return;
        }
        try {
            feel.compile(text);
        } catch (MappingFault fault) {
            found.add(pointer, "invalid_mapping", fault.sentence());
        }
    }

    private static void between(String pointer, Duration value, Duration longest, Findings found) {
        if (value.isNegative() || value.isZero() || value.compareTo(longest) > 0) {
            found.add(pointer, "out_of_range", "The duration is longer than zero and at most " + longest + ".");
        }
    }
}
