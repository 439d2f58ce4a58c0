package finme.dispatch.capacity;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

/** For one call. It is given back once, however many ways lead out; the circuit hears of the call once as well. */
public final class Permit {
    private final String partner;
    private final CircuitBreakers circuits;
    private final Runnable giveBack;
    private final long from;
    private final AtomicBoolean told = new AtomicBoolean();
    private final AtomicBoolean left = new AtomicBoolean();

    /** @param wait nanoseconds until it is the call's turn */
    Permit(String partner, CircuitBreakers circuits, long wait, Runnable giveBack) {
        this.partner = partner;
        this.circuits = circuits;
        this.giveBack = giveBack;
        this.from = System.nanoTime() + wait;
    }

    /** Calls as late as the partner's rate says, at once without one; no thread is held meanwhile. */
    public <T> CompletableFuture<T> inTurn(Supplier<CompletableFuture<T>> call) {
        long wait = from - System.nanoTime();
        return wait <= 0
                ? call.get()
                : CompletableFuture.supplyAsync(call, CompletableFuture.delayedExecutor(wait, TimeUnit.NANOSECONDS))
                        .thenCompose(Function.identity());
    }

    /** How the partner fared; the room stays taken. */
    public void heard(boolean failed) {
        if (told.compareAndSet(false, true)) {
            circuits.heard(partner, failed);
        }
    }

    public void leave() {
        if (!left.compareAndSet(false, true)) {
            return;
        }
        try {
            if (told.compareAndSet(false, true)) {
                circuits.release(partner);
            }
        } finally {
            giveBack.run();
        }
    }
}
