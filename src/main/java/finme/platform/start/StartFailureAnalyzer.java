package finme.platform.start;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Prints one sentence instead of a stack trace, wherever in the causes a module put it. */
class StartFailureAnalyzer implements FailureAnalyzer {
    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String sentence = cause.getMessage();
            if (cause instanceof StartRefused
                    || cause instanceof IllegalStateException && sentence != null && sentence.startsWith("FinMe")) {
                return new FailureAnalysis(sentence, null, failure);
            }
        }
        return null;
    }
}
