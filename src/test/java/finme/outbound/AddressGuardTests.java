package finme.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import finme.outbound.AddressRefused.Refusal;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTests {
    private static final String PUBLIC = "93.184.216.34";
    private static final String URL = "https://bi.example.test/hook";

    /** What the name server says, one line after the other; the last for good. Nothing: it knows no name. */
    private final Deque<List<String>> says = new ArrayDeque<>();

    private final StubClient client = new StubClient();
    private final AddressGuard guard = guard(false);

    private AddressGuard guard(boolean loopback, String... allowed) {
        return new AddressGuard(Set.of(allowed), loopback, this::addresses);
    }

    private synchronized InetAddress[] addresses(String host) throws UnknownHostException {
        List<String> said = says.size() > 1 ? says.poll() : says.peek();
        if (said == null) {
            throw new UnknownHostException(host);
        }
        InetAddress[] addresses = new InetAddress[said.size()];
        for (int i = 0; i < addresses.length; i++) {
            addresses[i] = InetAddress.getByName(said.get(i));
        }
        return addresses;
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', textBlock = """
            https://127.0.0.1/ address_not_public
            https://127.8.9.10/ address_not_public
            https://0.0.0.0/ address_not_public
            https://0.1.2.3/ address_not_public
            https://10.0.0.1/ address_not_public
            https://10.255.255.255:8443/x address_not_public
            https://100.64.0.1/ address_not_public
            https://100.127.255.254/ address_not_public
            https://169.254.169.254/latest/meta-data/ address_not_public
            https://172.16.0.1/ address_not_public
            https://172.31.255.255/ address_not_public
            https://192.0.0.8/ address_not_public
            https://192.0.2.7/ address_not_public
            https://192.168.1.1/ address_not_public
            https://198.18.0.1/ address_not_public
            https://198.51.100.3/ address_not_public
            https://203.0.113.9/ address_not_public
            https://224.0.0.1/ address_not_public
            https://239.255.255.250/ address_not_public
            https://240.0.0.1/ address_not_public
            https://255.255.255.255/ address_not_public
            https://[::1]/ address_not_public
            https://[::]/ address_not_public
            https://[0:0:0:0:0:0:0:1]/ address_not_public
            https://[::ffff:127.0.0.1]/ address_not_public
            https://[::ffff:10.0.0.1]/ address_not_public
            https://[::ffff:a9fe:a9fe]/ address_not_public
            https://[::127.0.0.1]/ address_not_public
            https://[64:ff9b::7f00:1]/ address_not_public
            https://[64:ff9b::10.0.0.1]/ address_not_public
            https://[64:ff9b:1::1]/ address_not_public
            https://[2002:7f00:1::]/ address_not_public
            https://[2001::1]/ address_not_public
            https://[2001:db8::1]/ address_not_public
            https://[fc00::1]/ address_not_public
            https://[fd12:3456:789a::1]/ address_not_public
            https://[fe80::1]/ address_not_public
            https://[ff02::1]/ address_not_public
            https://[fe80::1%25eth0]/ invalid_url
            https://localhost/ address_not_public
            https://LOCALHOST:8443/ address_not_public
            https://localhost./ address_not_public
            https://api.localhost/ address_not_public
            https://printer.local/ address_not_public
            https://metadata.google.internal/ address_not_public
            https://nas.home.arpa/ address_not_public
            https://intranet/ address_not_public
            https://2130706433/ invalid_url
            https://127.1/ invalid_url
            https://0177.0.0.1/ invalid_url
            https://127.0.0.01/ invalid_url
            https://0x7f000001/ invalid_url
            https://0x7f.0.0.1/ invalid_url
            https://017700000001/ invalid_url
            https://1.2.3.4.5/ invalid_url
            https://256.1.1.1/ invalid_url
            https://①②⑦.0.0.1/ invalid_url
            https://127。0。0。1/ invalid_url
            https://user@bi.example.test/ invalid_url
            https://user:secret@bi.example.test/ invalid_url
            https://bi.example.test@127.0.0.1/ invalid_url
            https://bi.example.test:0/ invalid_url
            https://bi.example.test:70000/ invalid_url
            https://bi.example.test\\@127.0.0.1/ invalid_url
            https:///hook invalid_url
            https:bi.example.test invalid_url
            //bi.example.test/hook invalid_url
            /hook invalid_url
            bi.example.test invalid_url
            http://bi.example.test/hook https_needed
            http://127.0.0.1/ https_needed
            http://169.254.169.254/ https_needed
            file:///etc/passwd invalid_url
            ftp://bi.example.test/ invalid_url
            gopher://bi.example.test/ invalid_url
            """)
    void refusesWhatIsNotPublic(String url, String code) {
        assertThat(guard.refusal(url)).map(Refusal::code).contains(code);
        assertThat(guard.refusalNow(url)).map(Refusal::code).contains(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://bi.example.test/hook",
                "https://bi.example.test:8443/hook?a=b",
                "HTTPS://BI.EXAMPLE.TEST",
                "https://xn--bcher-kva.example.test/",
                "https://93.184.216.34/",
                "https://172.15.255.255/",
                "https://172.32.0.1/",
                "https://100.63.255.255/",
                "https://100.128.0.1/",
                "https://192.167.1.1/",
                "https://[2606:2800:220:1:248:1893:25c8:1946]/",
                "https://[64:ff9b::93.184.216.34]/",
                "https://localhost.example.test/",
                "https://127.0.0.1.example.test/"
            })
    void letsPublicOnesPass(String url) {
        assertThat(guard.refusal(url)).isEmpty();
        assertThat(guard.refusalNow(url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.3", "127.0.0.1", "169.254.169.254", "::1", "fd00::1", "::ffff:192.168.0.1"})
    void refusesANameThatLeadsInside(String inside) {
        says.add(List.of(PUBLIC, inside));
        assertThat(guard.refusal(URL)).isEmpty();
        assertThat(guard.refusalNow(URL)).map(Refusal::code).contains("address_not_public");
        assertThat(refused(guard).code()).isEqualTo("address_not_public");
        assertThat(client.sent).isEmpty();
    }

    @Test
    void letsAnUnknownNameBeSavedButNotCalled() {
        assertThat(guard.refusalNow(URL)).isEmpty();
        assertThat(refused(guard).code()).isEqualTo("unknown_host");
        assertThat(client.sent).isEmpty();
    }

    @Test
    void sendsToAPublicAddress() {
        says.add(List.of(PUBLIC));
        assertThat(guard.send(client, request(URL), Duration.ofSeconds(5))
                        .join()
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void believesNoAnswerOfANameThatChangedMeanwhile() {
        says.add(List.of(PUBLIC));
        says.add(List.of("10.1.2.3"));
        assertThat(refused(guard).code()).isEqualTo("address_not_public");
        assertThat(client.sent).hasSize(1);
    }

    @Test
    void tellsNothingOfWhatANameThatChangedFoundInside() {
        says.add(List.of(PUBLIC));
        says.add(List.of("127.0.0.1"));
        client.fails = true;
        assertThat(refused(guard).code()).isEqualTo("address_not_public");
    }

    @Test
    void tellsWhatWentWrongAtAPublicAddress() {
        says.add(List.of(PUBLIC));
        client.fails = true;
        assertThat(catchThrowableOfType(
                        CompletionException.class,
                        () -> guard.send(client, request(URL), Duration.ofSeconds(5))
                                .join()))
                .hasCauseInstanceOf(java.net.ConnectException.class);
    }

    @Test
    void endsInTimeWhateverTheNameServerDoes() {
        CountDownLatch silent = new CountDownLatch(1);
        AddressGuard patient = new AddressGuard(Set.of(), false, host -> {
            try {
                silent.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            throw new UnknownHostException(host);
        });
        try {
            assertThat(catchThrowableOfType(
                            CompletionException.class,
                            () -> patient.send(client, request(URL), Duration.ofMillis(50))
                                    .join()))
                    .hasCauseInstanceOf(TimeoutException.class);
        } finally {
            silent.countDown();
        }
        assertThat(client.sent).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:8080/x", "http://127.0.0.1:8080/x", "http://[::1]/x", "https://127.0.0.2/"})
    void callsThisMachineInDemoAndTestsOnly(String url) {
        AddressGuard rehearsal = guard(true);
        assertThat(rehearsal.refusalNow(url)).isEmpty();
        assertThat(rehearsal
                        .send(client, request(url), Duration.ofSeconds(5))
                        .join()
                        .statusCode())
                .isEqualTo(204);
        assertThat(guard.refusal(url)).isPresent();
        assertThat(guard(true).refusal("http://10.0.0.1/")).isPresent();
        assertThat(guard(true).refusal("http://localhost.example.test/")).isPresent();
    }

    @Test
    void goesInsideWhereTheCompanySaysSo() {
        says.add(List.of("10.1.2.3"));
        AddressGuard company = guard(false, "BI.corp.internal", "10.9.9.9");
        assertThat(company.refusalNow("https://bi.corp.internal/hook")).isEmpty();
        assertThat(company.refusalNow("https://10.9.9.9/hook")).isEmpty();
        assertThat(company.refusalNow("http://bi.corp.internal/hook"))
                .map(Refusal::code)
                .contains("https_needed");
        assertThat(company.refusalNow("https://other.corp.internal/hook")).isPresent();
        assertThat(company.refusalNow("https://10.9.9.8/hook")).isPresent();
    }

    @Test
    void refusesAClientThatFollowsRedirects() {
        client.redirect = HttpClient.Redirect.NORMAL;
        assertThatThrownBy(() -> guard.send(client, request(URL), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Refusal refused(AddressGuard by) {
        Throwable failed = catchThrowableOfType(
                        CompletionException.class,
                        () -> by.send(client, request(URL), Duration.ofSeconds(5))
                                .join())
                .getCause();
        assertThat(failed).isInstanceOf(AddressRefused.class);
        return ((AddressRefused) failed).refusal();
    }

    private static HttpRequest request(String url) {
        return HttpRequest.newBuilder(URI.create(url))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
    }
}
