package finme.sandbox.partners;

import finme.sandbox.SandboxClock;
import finme.sandbox.partners.answers.Behaviour;
import finme.sandbox.partners.answers.Lead;
import finme.sandbox.partners.answers.LenderAnswers;
import finme.sandbox.partners.answers.Options;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/** Decides what a simulated lender says now and later. */
@Component
class Lenders {
    private final LenderAnswers answers;
    private final LenderCalls calls;
    private final Callbacks callbacks;
    private final SandboxClock clock;

    Lenders(LenderAnswers answers, LenderCalls calls, Callbacks callbacks, SandboxClock clock) {
        this.answers = answers;
        this.calls = calls;
        this.callbacks = callbacks;
        this.clock = clock;
    }

    CompletableFuture<LenderCall.Given> hear(Behaviour behaviour, String key, Lead lead, Options options) {
        LenderCall call = calls.of(behaviour, key);
        int attempt = call.attempt();
        int failures =
                behaviour == Behaviour.FLAKY ? options.number("failures", "2").intValue() : 0;
        if (attempt <= failures) {
            return later(delay(behaviour, options), new LenderCall.Given(answers.tryLater(), false));
        }
        LenderCall.Given given = call.answer(() -> answers.of(behaviour, lead, options));
        URI callbackUrl = lead.callbackUrl();
        if (!behaviour.callsBack() || callbackUrl == null || given.replayed()) {
            return later(delay(behaviour, options), given);
        }
        String word = behaviour == Behaviour.PENDING_THEN_ACCEPT ? "accepted" : "declined";
        byte[] event = answers.event(behaviour, lead, options, word);
        if (options.on("early")) {
            return tell(callbackUrl, event, options, call).thenCompose(told -> later(delay(behaviour, options), given));
        }
        Duration after = delay(behaviour, options).plus(options.duration("after", Duration.ofSeconds(2)));
        clock.after(after, () -> tell(callbackUrl, event, options, call));
        return later(delay(behaviour, options), given);
    }

    /** The borrower signed or turned away on the lender's page: the sender hears of it, and of the money after that. */
    void decided(Behaviour behaviour, Lead lead, Options options, boolean signed) {
        URI callbackUrl = lead.callbackUrl();
        if (callbackUrl == null) {
            return;
        }
        LenderCall call = calls.of(behaviour, lead.id());
        byte[] first = answers.event(behaviour, lead, options, signed ? "signed" : "cancelled");
        callbacks.send(callbackUrl, first, options, call).thenRun(() -> {
            if (signed) {
                byte[] funded = answers.event(behaviour, lead, options, "funded");
                clock.after(
                        options.duration("after", Duration.ofSeconds(2)),
                        () -> callbacks.send(callbackUrl, funded, options, call));
            }
        });
    }

    private CompletableFuture<Void> tell(URI to, byte[] event, Options options, LenderCall call) {
        CompletableFuture<Void> first = callbacks.send(to, event, options, call);
        return options.on("duplicate") ? first.thenCompose(told -> callbacks.send(to, event, options, call)) : first;
    }

    private static Duration delay(Behaviour behaviour, Options options) {
        return options.duration("delay", behaviour == Behaviour.SLOW ? Duration.ofSeconds(3) : Duration.ZERO);
    }

    private <T> CompletableFuture<T> later(Duration delay, T value) {
        if (delay.isZero()) {
            return CompletableFuture.completedFuture(value);
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        clock.after(delay, () -> result.complete(value));
        return result;
    }
}
