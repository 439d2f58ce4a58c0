package finme.sandbox.crm;

import java.util.Map;

/** A fault as OData v4 tells it. */
final class ODataFault extends RuntimeException {
    private final int status;
    private final String code;

    ODataFault(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    Map<String, Object> body() {
        return Map.of("error", Map.of("code", code, "message", String.valueOf(getMessage())));
    }
}
