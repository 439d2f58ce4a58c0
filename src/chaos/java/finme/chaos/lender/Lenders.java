package finme.chaos.lender;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The lenders' books. A lender keeps its word: the same key gets the same decision, however often it comes. */
public final class Lenders implements AutoCloseable {
    public static final List<String> CODES = List.of("c-1", "c-2", "c-3", "c-4", "c-5");
    /** Has never heard of idempotency: whatever comes is another application to it. */
    public static final String FORGETFUL = "c-5";

    public static final String TOKEN = "chaos-callback-token";

    private final long seed;
    private final boolean held;
    private volatile boolean released;
    private final Map<String, Loan> loans = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger faults = new AtomicInteger();
    private final ObjectMapper json = new ObjectMapper();
    private final CallbackSender callbacks;
    private final LenderServer server;

    /** @param finme where FinMe answers right now, as a load balancer would know */
    public Lenders(long seed, boolean held, Supplier<String> finme) throws IOException {
        this.seed = seed;
        this.held = held;
        this.callbacks = new CallbackSender(finme);
        this.server = new LenderServer(this);
    }

    public String url(String lender) {
        return "http://127.0.0.1:" + server.port() + "/" + lender;
    }

    /** Callbacks that were held back are due from now on. */
    public void release() {
        released = true;
        loans.values().forEach(loan -> callbacks.begin(loan, 1));
    }

    Reply handle(String lender, @Nullable String key, byte[] body) throws IOException {
        requests.incrementAndGet();
        JsonNode request = json.readTree(body);
        int application = request.path("number").asInt();
        Loan loan = loans.computeIfAbsent(
                lender + " " + key,
                fresh -> new Loan(
                        lender,
                        String.valueOf(key),
                        application,
                        request.path("ref").asText(),
                        Plan.of(seed, lender, application, held)));
        boolean first = loan.requests.incrementAndGet() == 1;
        Plan.Fault fault = first ? loan.plan.fault() : Plan.Fault.NONE;
        if (fault != Plan.Fault.NONE) {
            faults.incrementAndGet();
        }
        if (first && (!held || released)) {
            callbacks.begin(loan, released ? 10 : 1);
            if (loan.plan.early()) {
                callbacks.awaitFirst(loan);
            }
        }
        return new Reply(fault, answer(loan));
    }

    record Reply(Plan.Fault fault, String body) {}

    private static String answer(Loan loan) {
        String id = "\"id\":\"" + loan.lender + "/" + loan.key + "\"";
        return switch (loan.plan.decision()) {
            case DECLINES -> "{" + id + ",\"status\":\"declined\",\"code\":\"score\"}";
            case OFFERS -> "{" + id + ",\"status\":\"accepted\",\"price\":12}";
            case DECLINES_LATER, OFFERS_LATER -> "{" + id + ",\"status\":\"pending\"}";
        };
    }

    public int requests() {
        return requests.get();
    }

    public int loans() {
        return loans.size();
    }

    public int faults() {
        return faults.get();
    }

    /** Callbacks that FinMe answered with 200: lender and event. */
    public Collection<String> acknowledged() {
        return callbacks.acknowledged();
    }

    /** Callbacks that FinMe did not want, with its answer. */
    public Collection<String> refused() {
        return callbacks.refused();
    }

    public int callbacksUnderWay() {
        return callbacks.underWay();
    }

    public long lastCallbackNanos() {
        return callbacks.lastNanos();
    }

    public Set<String> keys() {
        return Set.copyOf(loans.keySet());
    }

    /** The keys of each application at each lender: {@code c-1 #17}. */
    public Map<String, Set<String>> keysByCase() {
        Map<String, Set<String>> keys = new HashMap<>();
        loans.values()
                .forEach(loan -> keys.computeIfAbsent(loan.lender + " #" + loan.application, c -> new TreeSet<>())
                        .add(loan.key));
        return keys;
    }

    /** What the forgetful lender got more than once. */
    public List<String> repeated() {
        return loans.values().stream()
                .filter(loan -> loan.lender.equals(FORGETFUL) && loan.requests.get() > 1)
                .map(loan -> loan.lender + " " + loan.key + " came " + loan.requests.get() + " times")
                .toList();
    }

    /** Numbers of the applications for which some lender says it has paid out, and FinMe acknowledged that. */
    public Set<Integer> paid() {
        Set<Integer> paid = new TreeSet<>();
        Collection<String> heard = callbacks.acknowledged();
        for (Loan loan : loans.values()) {
            if (loan.plan.decision().pays() && heard.contains(loan.lender + " " + loan.event(2))) {
                paid.add(loan.application);
            }
        }
        return paid;
    }

    @Override
    public void close() {
        callbacks.close();
        server.close();
    }
}
