package finme.crm.odata;

import finme.crm.Crm;
import finme.crm.http.CrmAddress;
import finme.crm.http.CrmHttp;
import finme.crm.http.Refused;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A CRM's service: where it is and what its records are called. Types are asked for once in ten minutes. */
@Component
class ODataService {
    private static final long FRESH = Duration.ofMinutes(10).toNanos();

    private final CrmHttp http;
    private final CrmAddress address;
    private final Map<URI, Known> known = new ConcurrentHashMap<>();

    ODataService(CrmHttp http, CrmAddress address) {
        this.http = http;
        this.address = address;
    }

    private record Known(EntityTypes types, long until) {}

    @Nullable
    URI root(Crm crm) {
        return address.of(crm.url());
    }

    /** @param path below the root, written as it goes out */
    HttpRequest.Builder request(URI root, String path) {
        return HttpRequest.newBuilder(URI.create(root + "/" + path))
                .header("Accept", "application/json")
                .header("OData-Version", "4.0")
                .header("OData-MaxVersion", "4.01");
    }

    CompletableFuture<HttpResponse<byte[]>> send(Crm crm, HttpRequest.Builder request) {
        return http.send(crm, request);
    }

    /** The types as they are now. */
    CompletableFuture<EntityTypes> freshTypes(Crm crm, URI root) {
        known.remove(root);
        return types(crm, root);
    }

    /** @return fails with {@link Refused} when the service does not say */
    CompletableFuture<EntityTypes> types(Crm crm, URI root) {
        Known present = known.get(root);
        if (present != null && present.until() - System.nanoTime() > 0) {
            return CompletableFuture.completedFuture(present.types());
        }
        HttpRequest.Builder request = request(root, "$metadata").setHeader("Accept", "application/xml");
        return http.send(crm, request).thenApply(response -> {
            if (response.statusCode() != 200) {
                throw new CompletionException(new Refused(response, false));
            }
            try {
                EntityTypes types = EntityTypes.read(CrmHttp.body(response));
                known.put(root, new Known(types, System.nanoTime() + FRESH));
                return types;
            } catch (XMLStreamException | RuntimeException broken) {
                throw new CompletionException(new IOException("its types can't be read"));
            }
        });
    }
}
