package finme.dispatch.sending;

import finme.dispatch.answer.AttemptResult;
import finme.dispatch.answer.Reply;
import finme.dispatch.calling.Faults;
import finme.dispatch.reading.AnswerReader;
import finme.partner.Partner;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What came of one attempt: the partner's answer, or what kept it from us. */
@Component
class AttemptReader {
    private final AnswerReader reader;

    AttemptReader(AnswerReader reader) {
        this.reader = reader;
    }

    AttemptResult read(Reserved reserved, Partner partner, @Nullable Reply reply, @Nullable Throwable fault) {
        if (fault != null) {
            return Faults.result(fault);
        }
        if (reply == null) {
            return new AttemptResult.Retryable("connection_lost", null);
        }
        if (reply.status() == 409 && isRepeatInDoubt(reserved)) {
            return AnswerReader.stillInProgress(reply);
        }
        try {
            return reader.read(partner, reply);
        } catch (Error unreadable) {
            throw new Unreadable(unreadable);
        }
    }

    /** A conflict with what it has from us already: it is still at work on that, and no answer to it. */
    private static boolean isRepeatInDoubt(Reserved reserved) {
        return !reserved.first()
                && AttemptResult.Retryable.inDoubt(reserved.dispatch().reasonCode());
    }

    /** One answer that overtaxes its mapping is no matter of those that are read with it. */
    private static final class Unreadable extends RuntimeException {
        Unreadable(Error cause) {
            super(cause.getClass().getSimpleName(), cause);
        }
    }
}
