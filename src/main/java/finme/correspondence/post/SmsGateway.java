package finme.correspondence.post;

import finme.correspondence.Letter;
import finme.correspondence.Post.Away;
import finme.correspondence.Post.Outcome;
import finme.correspondence.Post.Taken;
import finme.correspondence.Post.Undeliverable;
import finme.mapping.Feel;
import finme.mapping.MappingFault;
import finme.mapping.PayloadFormat;
import finme.mapping.Payloads;
import finme.outbound.Exchange;
import finme.outbound.OutboundPost;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Text messages by one POST each, in the words of whoever sends them. */
@Component
@EnableConfigurationProperties(SmsSettings.class)
class SmsGateway {
    /** What asking again does not change: the number or the text is none. */
    private static final Set<Integer> FOR_GOOD = Set.of(400, 404, 422);

    private final SmsSettings settings;
    private final OutboundPost post;
    private final Payloads payloads;
    private final Feel.Expression body;
    private final String publicUrl;

    SmsGateway(
            SmsSettings settings,
            OutboundPost post,
            Payloads payloads,
            Feel feel,
            @Value("${finme.public-url}") String publicUrl) {
        this.settings = settings;
        this.post = post;
        this.payloads = payloads;
        this.publicUrl = publicUrl;
        try {
            this.body = feel.compile(settings.body());
        } catch (MappingFault fault) {
            throw new IllegalStateException("FinMe can't use finme.sms.body: it is no FEEL.", fault);
        }
    }

    boolean isSet() {
        return settings.url() != null && !settings.url().isBlank();
    }

    CompletionStage<Outcome> send(String to, Letter letter) {
        String url = settings.url();
        if (url == null || url.isBlank()) {
            return CompletableFuture.completedFuture(new Away("no_sms_gateway"));
        }
        PayloadFormat format = PayloadFormat.valueOf(settings.format());
        Map<String, String> headers = new HashMap<>(Map.of("Content-Type", type(format)));
        headers.putAll(settings.headers());
        try {
            Object content = body.evaluate(
                    Map.of("to", to, "text", letter.text(), "id", letter.id().toString()));
            String text = new String(payloads.write(format, content), StandardCharsets.UTF_8);
            URI address = URI.create(url.startsWith("/") ? publicUrl + url : url);
            return post.send(address, headers, text, Exchange.LONGEST)
                    .handle((answer, failure) ->
                            answer == null ? new Away(OutboundPost.words(failure)) : outcome(answer.status()));
        } catch (MappingFault | IllegalArgumentException unusable) {
            return CompletableFuture.completedFuture(new Away("unusable_request"));
        }
    }

    private static String type(PayloadFormat format) {
        return switch (format) {
            case XML -> "application/xml";
            case FORM -> "application/x-www-form-urlencoded";
            default -> "application/json";
        };
    }

    private static Outcome outcome(int status) {
        if (status / 100 == 2) {
            return new Taken(status);
        }
        return FOR_GOOD.contains(status) ? new Undeliverable("HTTP " + status) : new Away("HTTP " + status);
    }
}
