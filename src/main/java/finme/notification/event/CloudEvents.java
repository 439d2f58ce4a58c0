package finme.notification.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.delivery.Message;
import finme.kernel.Ids;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Writes announcements as CloudEvents 1.0 in JSON. Once for all who get it; each gets an id of its own, the same on every
 * try, and its number when it is sent: ten digits, so that numbers also sort as text, as the extension asks for.
 */
@Component
class CloudEvents {
    private static final String ID = "{{id}}";

    private final JsonFormat format = new JsonFormat();
    private final ObjectMapper json;
    private final String base;

    CloudEvents(ObjectMapper json, @Value("${finme.public-url}") String base) {
        this.json = json;
        this.base = base.replaceFirst("/+$", "");
    }

    /** @return the body, with places for id and sequence */
    String write(Announcement announcement, Instant time) {
        CloudEvent event = CloudEventBuilder.v1()
                .withId(ID)
                .withSource(URI.create(base))
                .withType(type(announcement))
                .withSubject(announcement.subject())
                .withTime(time.atOffset(ZoneOffset.UTC))
                .withExtension("sequence", Message.SEQUENCE)
                .withExtension("sequencetype", "Integer")
                .withExtension("dataref", base + announcement.path())
                .withData("application/json", data(announcement))
                .build();
        return new String(format.serialize(event), StandardCharsets.UTF_8);
    }

    Message message(String receiver, Announcement announcement, String body) {
        UUID id = Ids.next();
        return new Message(
                id,
                receiver,
                type(announcement),
                announcement.subject(),
                announcement.version(),
                body.replace(ID, id.toString()));
    }

    private static String type(Announcement announcement) {
        return "finme." + announcement.type();
    }

    private byte[] data(Announcement announcement) {
        try {
            return json.writeValueAsBytes(announcement.data());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("codes and versions can't be written as JSON", impossible);
        }
    }
}
