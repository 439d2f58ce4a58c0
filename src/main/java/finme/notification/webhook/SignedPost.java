package finme.notification.webhook;

import finme.delivery.Carrier.Parcel;
import finme.delivery.Receipt;
import finme.outbound.Exchange;
import finme.outbound.OutboundPost;
import finme.outbound.OutboundPost.Answer;
import finme.outbound.Trail;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One message by POST, signed as Standard Webhooks say, with the time of this try. */
@Component
class SignedPost {
    private static final Pattern APPLICATION = Pattern.compile(
            "\"subject\"\\s*:\\s*\"application/(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})\"");

    private final OutboundPost post;

    SignedPost(OutboundPost post) {
        this.post = post;
    }

    CompletionStage<Receipt> send(String url, List<String> secrets, Parcel parcel) {
        Instant now = Instant.now();
        Map<String, String> headers;
        URI address;
        try {
            address = URI.create(url);
            headers = headers(secrets, parcel, now);
        } catch (IllegalArgumentException unusable) {
            return refused("unusable_address_or_secret");
        }
        return Trail.about(
                        () -> application(parcel.body()),
                        () -> post.send(address, headers, parcel.body(), Exchange.LONGEST))
                .handle((answer, failure) -> answer == null ? refusal(failure) : receipt(answer));
    }

    private static @Nullable UUID application(String body) {
        Matcher about = APPLICATION.matcher(body);
        return about.find() ? UUID.fromString(about.group(1)) : null;
    }

    static CompletionStage<Receipt> refused(String words) {
        return CompletableFuture.completedFuture(new Receipt.Refused(null, words, null));
    }

    private static Map<String, String> headers(List<String> secrets, Parcel parcel, Instant now) {
        return Map.of(
                "Content-Type", "application/cloudevents+json; charset=UTF-8",
                "webhook-id", parcel.id().toString(),
                "webhook-timestamp", Long.toString(now.getEpochSecond()),
                "webhook-signature",
                        WebhookSignature.of(secrets, parcel.id().toString(), now.getEpochSecond(), parcel.body()));
    }

    private static Receipt receipt(Answer answer) {
        int status = answer.status();
        if (status >= 200 && status < 300) {
            return new Receipt.Delivered(status);
        }
        if (status == 410) {
            return new Receipt.Gone(status);
        }
        return new Receipt.Refused(status, "HTTP " + status, answer.retryAfter());
    }

    private static Receipt refusal(Throwable failure) {
        return new Receipt.Refused(null, OutboundPost.words(failure), null);
    }
}
