package finme.dispatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What partners are told once they have an application, and what they say to it. Each is durable with the change it tells,
 * sent after the commit, and repeated under the same key until the partner confirms or three days have passed.
 */
public interface PartnerNotices {
    /** @return of every partner that may have had the application, oldest first; empty when it was not withdrawn */
    List<Notice> recalls(UUID application);

    /** Everything told about these applications, oldest first. */
    Map<UUID, List<Notice>> of(Collection<UUID> applications);

    /**
     * What the partner of this dispatch has asked for is there, as {@link ReplyContents} tells it. In the surrounding
     * transaction.
     *
     * @return the notice
     */
    UUID reply(UUID application, UUID dispatch);

    /** Those that could not be told and are not tried again, of the last 30 days, oldest first. */
    List<Failed> failed(int limit);

    record Failed(UUID id, UUID application, String partner, Kind kind, Instant at) {}

    /** What a partner is told. */
    enum Kind {
        RECALL,
        ACCEPT,
        REPLY
    }

    enum State {
        /** To be told; nobody knows yet whether it arrived. */
        WAITING,
        /** It has it and has not confirmed. */
        SENT,
        CONFIRMED,
        /** It never had the application, had said no before, or takes no such word. */
        NOT_NEEDED,
        /** It could not be told. */
        FAILED
    }

    /**
     * @param reason code behind NOT_NEEDED or FAILED, or of the last try that failed; never a partner's text
     * @param tries so far
     * @param at since when it is so
     * @param more whether it is tried again
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Notice(
            UUID id,
            String partner,
            Kind kind,
            State state,
            @Nullable String reason,
            int tries,
            Instant at,
            boolean more) {}
}
