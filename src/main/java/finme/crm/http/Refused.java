package finme.crm.http;

import java.io.IOException;
import java.net.http.HttpResponse;

/** It answered, but not with what it was asked for. */
public final class Refused extends IOException {
    private final transient HttpResponse<byte[]> response;
    private final boolean hadRecords;

    /** @param hadRecords whether records were what it was asked about */
    public Refused(HttpResponse<byte[]> response, boolean hadRecords) {
        super("HTTP " + response.statusCode());
        this.response = response;
        this.hadRecords = hadRecords;
    }

    public int status() {
        return response.statusCode();
    }

    boolean hadRecords() {
        return hadRecords;
    }

    HttpResponse<byte[]> response() {
        return response;
    }
}
