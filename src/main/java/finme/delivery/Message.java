package finme.delivery;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one receiver is to get.
 *
 * @param id new; see {@link finme.kernel.Ids#next()}
 * @param receiver {@code kind:code}, such as {@code system:bi}
 * @param type for the log, such as {@code finme.directory.changed}
 * @param subject what it is about, such as {@code directory/purposes}
 * @param version of the subject, to be told who has confirmed it; null when nobody will ask
 * @param body as it goes out, without personal values; every {@link #SEQUENCE} in it becomes the message's sequence
 */
public record Message(
        UUID id,
        String receiver,
        String type,
        String subject,
        @Nullable Long version,
        String body) {
    /** Stands for ten digits; the number is given when the message is to be sent, not when it is written. */
    public static final String SEQUENCE = "{{sequence}}";
}
