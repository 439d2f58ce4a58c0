package finme.gateway;

import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * What edge and core have to agree on before they talk. A core understands edges of its own version and of the one before,
 * so core is renewed first, or last, while edges go on.
 */
@HttpExchange("/edge/v1")
public interface WireContract {
    /** Grows when core could not understand what an edge calls. */
    int VERSION = 1;

    /** The name of the certificate, its key and the authority, at either end. */
    String BUNDLE = "wire";

    /** Request: the edge's {@link #VERSION}. */
    String VERSION_HEADER = "FinMe-Wire";

    /** Answer: given by core to an edge it knows, not by its door or by something in between. */
    String ANSWER_HEADER = "FinMe-Answer";

    @GetExchange("/contract")
    Versions versions();

    record Versions(int oldest, int newest) {
        public boolean take(int version) {
            return version >= oldest && version <= newest;
        }
    }
}
