package finme.gateway.server;

import finme.canonical.CodeLists;
import finme.gateway.EdgeCodes;
import java.util.Set;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CodesForEdge implements EdgeCodes {
    private final CodeLists codes;

    CodesForEdge(CodeLists codes) {
        this.codes = codes;
    }

    @Override
    public Set<String> active(String directory) {
        return codes.active(directory);
    }
}
