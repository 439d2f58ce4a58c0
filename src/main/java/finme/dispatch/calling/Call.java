package finme.dispatch.calling;

import java.net.URI;
import java.util.Map;

/** A request as it goes over the wire; holds personal values and secrets. */
public record Call(URI uri, String method, Map<String, String> headers, byte[] body) {
    @Override
    public String toString() {
        return "Call[" + method + ' ' + uri.getHost() + ']';
    }
}
