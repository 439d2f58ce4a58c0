package finme.gateway.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import finme.gateway.Sealed;
import finme.gateway.sealing.Opener;
import finme.gateway.sealing.WireJson;
import finme.kernel.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotWritableException;

/** Reads the bodies that travel sealed; answers nothing that way. */
class SealedBodies extends AbstractHttpMessageConverter<Object> {
    private final Opener opener;
    private final ObjectMapper json;

    SealedBodies(Opener opener, ObjectMapper usual) {
        super(new MediaType("application", "jose"));
        this.opener = opener;
        this.json = WireJson.of(usual);
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type.isAnnotationPresent(Sealed.class);
    }

    @Override
    public boolean canWrite(Class<?> type, MediaType media) {
        return false;
    }

    @Override
    protected Object readInternal(Class<?> type, HttpInputMessage message) throws IOException {
        byte[] content = opener.open(new String(message.getBody().readAllBytes(), StandardCharsets.US_ASCII));
        try {
            return json.readValue(content, type);
        } catch (IOException withValues) {
            throw Problem.of(422, "unreadable_seal", "What was sealed is not what this takes.");
        }
    }

    @Override
    protected void writeInternal(Object value, HttpOutputMessage message) {
        throw new HttpMessageNotWritableException("nothing is sealed on its way out");
    }
}
