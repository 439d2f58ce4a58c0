package finme.dispatch.calling;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where partners find us from outside. */
@Component
class PublicUrl {
    private final String base;

    PublicUrl(@Value("${finme.public-url:http://localhost:${server.port:8080}}") String base) {
        this.base = base.replaceFirst("/+$", "");
    }

    String callbacksOf(String partner) {
        return base + "/api/v1/partners/" + partner + "/callbacks";
    }
}
