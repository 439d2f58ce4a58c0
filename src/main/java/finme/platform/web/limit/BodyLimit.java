package finme.platform.web.limit;

import finme.platform.web.problem.BodyTooLarge;
import finme.platform.web.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * No body over 1 MiB is read, whether its length was announced or not; files of applications and borrowers' documents are,
 * but not into memory. What
 * edges hand over is sealed, and longer by that.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class BodyLimit extends OncePerRequestFilter {
    /** Where models are deployed, which may be larger. */
    static final String ENGINE = "/engine-rest/";

    /** Where files are taken in, row by row. */
    static final Pattern FILES = Pattern.compile(
            "/api/v1/sources/[^/]+/batches/?|/admin/batches/?|(/api/v1)?/admin/partners/[^/]+/suppression(/remove)?/?");

    /** Where borrowers hand documents in, piece by piece; each has a limit of its own. */
    static final Pattern DOCUMENTS = Pattern.compile("(/api/v1)?/cabinet/applications/[^/]+/tasks/[^/]+/documents/?");

    /** Where edges hand over, what they took sealed and in letters. */
    private static final String EDGES = "/edge/";

    private static final long LIMIT = 1024 * 1024;
    private static final long SEALED_LIMIT = 4 * LIMIT;
    private static final long DEPLOYMENT_LIMIT = 16 * LIMIT;
    private static final long DOCUMENTS_LIMIT = 32 * LIMIT;

    private final Problems problems;
    private final long fileLimit;

    BodyLimit(Problems problems, @Value("${finme.batches.most-bytes:32MB}") DataSize file) {
        this.problems = problems;
        this.fileLimit = file.toBytes();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long limit = limit(request.getRequestURI());
        if (request.getContentLengthLong() > limit) {
            problems.write(response, 413, "body_too_large", new BodyTooLarge(limit).sentence());
            return;
        }
        chain.doFilter(request.getContentLengthLong() < 0 ? new Limited(request, limit) : request, response);
    }

    private long limit(String uri) {
        if (FILES.matcher(uri).matches()) {
            return fileLimit;
        }
        if (DOCUMENTS.matcher(uri).matches()) {
            return DOCUMENTS_LIMIT;
        }
        if (uri.startsWith(ENGINE)) {
            return DEPLOYMENT_LIMIT;
        }
        return uri.startsWith(EDGES) ? SEALED_LIMIT : LIMIT;
    }

    private static final class Limited extends HttpServletRequestWrapper {
        private final long limit;

        Limited(HttpServletRequest request, long limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Counted(super.getInputStream(), limit);
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static final class Counted extends ServletInputStream {
        private final ServletInputStream body;
        private final long limit;
        private long seen;

        Counted(ServletInputStream body, long limit) {
            this.body = body;
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int next = body.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = body.read(into, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int more) throws IOException {
            seen += more;
            if (seen > limit) {
                throw new BodyTooLarge(limit);
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
