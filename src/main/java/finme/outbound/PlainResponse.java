package finme.outbound;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/** A response whose body was decoded: without the header that says it has to be. */
record PlainResponse(HttpResponse<byte[]> sent, byte[] body, HttpHeaders headers) implements HttpResponse<byte[]> {
    private static final String ENCODING = "content-encoding";

    /** @param limit of the plain body @throws TooLarge beyond it */
    static HttpResponse<byte[]> of(HttpResponse<byte[]> sent, int limit) {
        if (sent.body() == null) {
            return sent;
        }
        byte[] plain = Decoded.of(sent.body(), sent.headers().allValues(ENCODING), limit);
        return plain == sent.body()
                ? sent
                : new PlainResponse(
                        sent,
                        plain,
                        HttpHeaders.of(sent.headers().map(), (name, value) -> !name.equalsIgnoreCase(ENCODING)));
    }

    @Override
    public int statusCode() {
        return sent.statusCode();
    }

    @Override
    public HttpRequest request() {
        return sent.request();
    }

    @Override
    public Optional<HttpResponse<byte[]>> previousResponse() {
        return sent.previousResponse();
    }

    @Override
    public Optional<SSLSession> sslSession() {
        return sent.sslSession();
    }

    @Override
    public URI uri() {
        return sent.uri();
    }

    @Override
    public HttpClient.Version version() {
        return sent.version();
    }

    @Override
    public String toString() {
        return "PlainResponse[" + statusCode() + ']';
    }
}
