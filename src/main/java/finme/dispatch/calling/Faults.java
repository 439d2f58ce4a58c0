package finme.dispatch.calling;

import finme.dispatch.Outcome;
import finme.dispatch.answer.AttemptResult;
import finme.mapping.MappingFault;
import finme.outbound.AddressRefused;
import finme.outbound.TlsFaults;
import finme.outbound.TokenRefused;
import finme.outbound.TooLarge;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** What a failed exchange means for the dispatch. */
public final class Faults {
    private Faults() {}

    public static AttemptResult result(Throwable thrown) {
        Throwable fault = unwrapped(thrown);
        if (fault instanceof AddressRefused refused) {
            String code = refused.refusal().code();
            return code.equals("unknown_host")
                    ? new AttemptResult.Retryable("unreachable", null)
                    : new AttemptResult.Unanswered(Outcome.FAILED, code);
        }
        if (fault instanceof TooLarge) {
            return new AttemptResult.Retryable("answer_too_large", null);
        }
        if (fault instanceof MappingFault) {
            return new AttemptResult.Unanswered(Outcome.FAILED, "request_mapping_fault");
        }
        if (fault instanceof IllegalArgumentException) {
            return new AttemptResult.Unanswered(Outcome.FAILED, "unusable_request");
        }
        if (fault instanceof TokenRefused refused) {
            return refused.isWorthAnotherTry()
                    ? new AttemptResult.Retryable("token_refused", null)
                    : new AttemptResult.Unanswered(Outcome.FAILED, "token_refused");
        }
        Optional<String> tls = TlsFaults.code(fault);
        if (tls.isPresent()) {
            return new AttemptResult.Retryable(tls.get(), null);
        }
        if (fault instanceof HttpConnectTimeoutException
                || fault instanceof ConnectException
                || fault instanceof UnknownHostException
                || fault instanceof UnresolvedAddressException) {
            return new AttemptResult.Retryable("unreachable", null);
        }
        if (fault instanceof TimeoutException || fault instanceof java.net.http.HttpTimeoutException) {
            return new AttemptResult.Retryable("timeout", null);
        }
        return new AttemptResult.Retryable("connection_lost", null);
    }

    static Throwable unwrapped(Throwable thrown) {
        Throwable fault = thrown;
        while ((fault instanceof CompletionException || fault instanceof ExecutionException)
                && fault.getCause() != null) {
            fault = fault.getCause();
        }
        return fault instanceof java.io.IOException && fault.getCause() instanceof TooLarge large ? large : fault;
    }
}
