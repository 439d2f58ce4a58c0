package finme.gateway.sealing;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** JSON between edge and core: as everywhere, and amounts in trees stay as they were written. */
public final class WireJson {
    private WireJson() {}

    public static ObjectMapper of(ObjectMapper usual) {
        return usual.copy()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true));
    }
}
