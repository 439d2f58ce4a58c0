package finme.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class BoundedQueriesTests {
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @ParameterizedTest
    @CsvSource({
        "GET, , maxResults=1000",
        "GET, businessKey=a%26b, businessKey=a%26b&maxResults=1000",
        "POST, sortBy=x, sortBy=x&maxResults=1000",
        "GET, notmaxResults=1, notmaxResults=1&maxResults=1000",
        "GET, maxResults=&a=b, maxResults=1000&a=b",
        "GET, maxResults=0, maxResults=0",
        "GET, a=b&maxResults=1000, a=b&maxResults=1000",
        "DELETE, cascade=true, cascade=true"
    })
    void namesALimitWhereNobodyDid(String method, @Nullable String query, String sent) throws Exception {
        assertThat(sent(method, query, false)).isEqualTo(sent);
        assertThat(sent(method, query, true)).isEqualTo(sent);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, maxResults=1001, maxResults=1000",
        "POST, firstResult=5&maxResults=2147483647&a=b, firstResult=5&maxResults=1000&a=b",
        "GET, maxResults=99999999999, maxResults=1000"
    })
    void cutsAWebAppsLimitAndRefusesAPrograms(String method, String query, String sent) throws Exception {
        assertThat(sent(method, query, true)).isEqualTo(sent);
        assertThat(sent(method, query, false)).isNull();
        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(response.getContentAsString()).contains("At most 1000 results at once");
    }

    /** @return the query as it goes on, null when it does not */
    private @Nullable String sent(String method, @Nullable String query, boolean cut) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest(method, "/engine-rest/task");
        request.setQueryString(query);
        MockFilterChain chain = new MockFilterChain();
        new BoundedQueries.Bounding(1000, cut).doFilter(request, response, chain);
        return chain.getRequest() instanceof HttpServletRequest seen ? seen.getQueryString() : null;
    }
}
