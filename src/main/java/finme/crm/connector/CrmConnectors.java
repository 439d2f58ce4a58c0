package finme.crm.connector;

import finme.crm.Crm;
import java.util.List;
import org.springframework.stereotype.Component;

/** The connection to a CRM of each kind. */
@Component
public class CrmConnectors {
    private final List<CrmConnector> all;

    CrmConnectors(List<CrmConnector> all) {
        this.all = all;
    }

    public CrmConnector of(Crm crm) {
        return all.stream()
                .filter(connector -> connector.kind() == crm.kind())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no connection to a CRM of the kind " + crm.kind()));
    }

    /** @return whether its address can be told */
    public boolean reach(Crm crm) {
        return of(crm).reaches(crm);
    }
}
