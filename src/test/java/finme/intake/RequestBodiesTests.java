package finme.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.Mockito.mock;

import finme.kernel.Problem;
import finme.mapping.PayloadFormat;
import finme.mapping.Payloads;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class RequestBodiesTests {
    private final RequestBodies bodies = new RequestBodies(mock(Payloads.class));

    @ParameterizedTest
    @CsvSource({
        "JSON, application/json",
        "JSON, application/vnd.lead+json;charset=UTF-8",
        "XML, text/xml",
        "XML, application/soap+xml",
        "FORM, application/x-www-form-urlencoded; charset=windows-1250",
        "CSV, text/csv;header=present"
    })
    void takesEveryWritingOfItsFormat(PayloadFormat format, String contentType) {
        Charset charset = bodies.charset(format, contentType);
        assertThat(charset == null
                        || contentType.toLowerCase(java.util.Locale.ROOT).contains("charset"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "JSON, text/plain",
        "JSON, application/xml",
        "XML, application/json",
        "FORM, multipart/form-data",
        "CSV, nonsense",
        "CSV, ",
        "JSON, application/json;charset=klingon"
    })
    void refusesAnyOther(PayloadFormat format, String contentType) {
        Problem problem = catchThrowableOfType(Problem.class, () -> bodies.charset(format, contentType));
        assertThat(problem.status()).isEqualTo(415);
        assertThat(problem.detail()).contains(format.mediaType());
    }

    @Test
    void readsOneMebibyteAndNotAByteMore() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setContent(new byte[1 << 20]);
        assertThat(bodies.read(request)).hasSize(1 << 20);
        request.setContent(new byte[(1 << 20) + 1]);
        assertThat(catchThrowableOfType(Problem.class, () -> bodies.read(request))
                        .status())
                .isEqualTo(413);
    }

    @Test
    void refusesACompressedBody() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setContent(new byte[] {31, -117, 8});
        request.addHeader("Content-Encoding", "gzip");
        assertThat(catchThrowableOfType(Problem.class, () -> bodies.read(request))
                        .status())
                .isEqualTo(415);
    }
}
