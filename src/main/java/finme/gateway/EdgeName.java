package finme.gateway;

import java.util.Optional;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Which edge calls, by its certificate. */
public final class EdgeName {
    /** Where the door for edges puts it, once the certificate is proven. */
    public static final String ATTRIBUTE = "finme.edge";

    private EdgeName() {}

    /** @return empty when the edge is this very process */
    public static Optional<String> ofCaller() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return Optional.ofNullable(
                        request == null ? null : request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST))
                .map(String::valueOf);
    }
}
