package finme.apply.form;

import finme.form.Form;
import finme.form.FormBinding.Evidence;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** From where a consent was given. */
final class Proofs {
    private static final int LONGEST = 300;

    private Proofs() {}

    static Evidence of(HttpServletRequest request, Form form) {
        String page = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/apply/{form}")
                .build(form.key())
                .toString();
        return new Evidence(
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                request.getRemoteAddr(),
                cut(request.getHeader(HttpHeaders.USER_AGENT)),
                page);
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
