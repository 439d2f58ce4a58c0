package finme.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import finme.catalogue.MasterData.Secret;
import finme.kernel.Fault;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretMovesTests {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Secret TOKEN = new Secret("/auth/token").shownTo("/url", "/recall/url");

    @ParameterizedTest
    @CsvSource({
        "https://a.test/x,      https://a.test/y,      false",
        "https://a.test/x,      https://A.TEST/x,      false",
        "https://a.test/x,      https://b.test/x,      true",
        "https://a.test/x,      http://a.test/x,       true",
        "https://a.test/x,      https://a.test:444/x,  true",
        "https://a.test/x,      https://a.test@b.test, true",
    })
    void anotherOriginNeedsTheSecretAnew(String before, String after, boolean needed) throws JsonProcessingException {
        assertThat(faults(before, after, "", true)).hasSize(needed ? 1 : 0);
        assertThat(faults(before, after, "", false)).as("it was told").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"https://a.test/recall, false", "https://b.test/recall, true"})
    void soDoesAnotherAddressBesideIt(String recall, boolean needed) throws JsonProcessingException {
        assertThat(faults("https://a.test/x", "https://a.test/x", recall, true))
                .extracting(Fault::code)
                .isEqualTo(needed ? List.of("secret_needed") : List.of());
    }

    private static List<Fault> faults(String before, String after, String recall, boolean untold)
            throws JsonProcessingException {
        JsonNode was = JSON.readTree("{\"url\": \"" + before + "\"}");
        JsonNode is = JSON.readTree("{\"url\": \"" + after + "\", \"recall\": {\"url\": \"" + recall + "\"}}");
        return SecretMoves.faults(
                List.of(TOKEN), was, is, untold ? Map.of("/auth/token", TextNode.valueOf("s")) : Map.of());
    }
}
