package finme.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class BoundedQueriesTests {
    @ParameterizedTest
    @CsvSource({
        "GET, , maxResults=1000",
        "GET, businessKey=a%26b, businessKey=a%26b&maxResults=1000",
        "POST, sortBy=x, sortBy=x&maxResults=1000",
        "GET, maxResults=0, maxResults=0",
        "GET, a=b&maxResults=5, a=b&maxResults=5",
        "DELETE, cascade=true, cascade=true"
    })
    void namesALimitWhereNobodyDid(String method, @Nullable String query, String sent) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest(method, "/engine-rest/task");
        request.setQueryString(query);
        MockFilterChain chain = new MockFilterChain();
        new BoundedQueries.Bounding(1000).doFilter(request, new MockHttpServletResponse(), chain);
        ServletRequest seen = Objects.requireNonNull(chain.getRequest());
        assertThat(((HttpServletRequest) seen).getQueryString()).isEqualTo(sent);
    }
}
