package finme.outbound;

import finme.outbound.AddressRefused.Refusal;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where FinMe goes when people configure the address: by https to public addresses, else only to hosts that the property
 * {@code finme.outbound.allowed-hosts} names. Asked when an address is saved and each time something is sent (ADR 69).
 */
@Component
public class AddressGuard {
    private static final Refusal UNKNOWN = new Refusal("unknown_host", "The name of its host is not known.");
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Set<String> allowedHosts;
    private final boolean loopback;
    private final NameServer names;
    /** A silent name server holds a thread for many seconds: as many as there are names asked for, not a fixed few. */
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "outbound-names");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param allowedHosts names or IP addresses in the company's own network, comma separated
     * @param loopback whether this machine may be called, also in clear text: demo and tests
     */
    @Autowired
    AddressGuard(
            @Value("${finme.outbound.allowed-hosts:}") Set<String> allowedHosts,
            @Value("${finme.outbound.loopback:false}") boolean loopback) {
        this(allowedHosts, loopback, InetAddress::getAllByName);
    }

    AddressGuard(Set<String> allowedHosts, boolean loopback, NameServer names) {
        this.allowedHosts = allowedHosts.stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        this.loopback = loopback;
        this.names = names;
    }

    /** Keeps what it says for some seconds, as {@link InetAddress} does. */
    interface NameServer {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    /** @return what stands against the address as it is written; asks no name server and takes no time */
    public Optional<Refusal> refusal(String url) {
        return Optional.ofNullable(check(WrittenAddress.of(url), false));
    }

    /** The same where clear text may be agreed upon, as with lenders over a private line. */
    public Optional<Refusal> refusalAlsoClear(String url) {
        return Optional.ofNullable(check(WrittenAddress.of(url), true));
    }

    /**
     * The same, and where its name leads at this time. Waits two seconds at most, so not for use within a transaction; a
     * name that is not known is let pass, for it is looked at again whenever something is sent.
     */
    public Optional<Refusal> refusalNow(String url) {
        WrittenAddress address = WrittenAddress.of(url);
        Refusal written = check(address, false);
        if (written != null || address == null || !isLookedUp(address)) {
            return Optional.ofNullable(written);
        }
        return CompletableFuture.supplyAsync(() -> lookUp(address.host()), threads)
                .completeOnTimeout(UNKNOWN, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(found -> Optional.ofNullable(found).filter(refusal -> !refusal.equals(UNKNOWN)))
                .join();
    }

    /**
     * As {@link Exchange#send}, to an allowed address only. The name is looked up before and after: what the client found
     * in between is what the second look finds, because a name's addresses are kept for longer than an exchange lasts.
     *
     * @param client one that follows no redirect
     * @return fails as {@link Exchange#send} does, and with {@link AddressRefused}
     */
    public CompletableFuture<HttpResponse<byte[]>> send(HttpClient client, HttpRequest request, Duration end) {
        return send(client, request, end, false);
    }

    /** As {@link #send}, where clear text may be agreed upon. */
    public CompletableFuture<HttpResponse<byte[]>> sendAlsoClear(HttpClient client, HttpRequest request, Duration end) {
        return send(client, request, end, true);
    }

    private CompletableFuture<HttpResponse<byte[]>> send(
            HttpClient client, HttpRequest request, Duration end, boolean clear) {
        if (client.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("a redirect would lead past the guard");
        }
        URI uri = request.uri();
        WrittenAddress address = WrittenAddress.of(uri.toString());
        Refusal written = check(address, clear);
        if (written != null || address == null) {
            return CompletableFuture.failedFuture(
                    new AddressRefused(written == null ? WrittenAddress.INVALID : written));
        }
        if (!isLookedUp(address)) {
            return Exchange.send(client, request, end);
        }
        long millis = Math.max(1, Math.min(end.toMillis(), Exchange.LONGEST.toMillis()));
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        return CompletableFuture.runAsync(() -> insist(address.host()), threads)
                .thenCompose(Trail.kept(allowed -> exchange(client, request, until)))
                .handleAsync((response, fault) -> believed(address.host(), response, fault), threads)
                .orTimeout(millis, TimeUnit.MILLISECONDS);
    }

    private static CompletableFuture<HttpResponse<byte[]>> exchange(
            HttpClient client, HttpRequest request, long until) {
        Duration left = Duration.ofNanos(until - System.nanoTime());
        return left.isNegative()
                ? CompletableFuture.failedFuture(new TimeoutException())
                : Exchange.send(client, request, left);
    }

    private HttpResponse<byte[]> believed(
            String host, @Nullable HttpResponse<byte[]> response, @Nullable Throwable fault) {
        insist(host);
        if (response == null) {
            throw new CompletionException(
                    fault instanceof CompletionException wrapped && wrapped.getCause() != null
                            ? wrapped.getCause()
                            : fault);
        }
        return response;
    }

    private void insist(String host) {
        Refusal refusal = lookUp(host);
        if (refusal != null) {
            throw new AddressRefused(refusal);
        }
    }

    private @Nullable Refusal check(@Nullable WrittenAddress address, boolean clear) {
        if (address == null || !(address.is("http") || address.is("https"))) {
            return WrittenAddress.INVALID;
        }
        if (loopback && address.isThisMachine()) {
            return null;
        }
        if (!clear && !address.is("https")) {
            return WrittenAddress.NO_HTTPS;
        }
        return isAllowed(address) || address.looksPublic() ? null : WrittenAddress.INSIDE;
    }

    private boolean isAllowed(WrittenAddress address) {
        return allowedHosts.contains(address.host());
    }

    private boolean isLookedUp(WrittenAddress address) {
        return address.isName() && !isAllowed(address) && !(loopback && address.isThisMachine());
    }

    /** One address inside is enough: which of them the client takes, it does not say. */
    private @Nullable Refusal lookUp(String host) {
        try {
            return Arrays.stream(names.addresses(host)).allMatch(SpecialNetworks::isPublic)
                    ? null
                    : WrittenAddress.INSIDE;
        } catch (UnknownHostException unknown) {
            return UNKNOWN;
        }
    }
}
