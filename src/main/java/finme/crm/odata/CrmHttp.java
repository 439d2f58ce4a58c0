package finme.crm.odata;

import finme.outbound.Exchange;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/** HTTP to the CRM and its token service. Certificates are checked. */
@Component
class CrmHttp {
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Duration deadline;

    CrmHttp(CrmProperties properties) {
        this.deadline = properties.deadline();
    }

    CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request) {
        return Exchange.send(client, request, deadline);
    }
}
