package finme.gateway.server;

import finme.gateway.WireContract;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ContractForEdge implements WireContract {
    @Override
    public Versions versions() {
        return WireVersions.TAKEN;
    }
}
