package finme.crm.master;

import finme.crm.Crm;
import finme.kernel.Fault;
import finme.outbound.AddressGuard;
import finme.outbound.AddressRefused.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where a CRM may be: where everything may be that people configure; a path alone is this very server, where that may be. */
@Component
class CrmAddresses {
    private static final String HERE = "http://localhost:1";

    private final AddressGuard guard;

    CrmAddresses(AddressGuard guard) {
        this.guard = guard;
    }

    List<Fault> faults(Crm crm) {
        return faults(crm, guard::refusal);
    }

    List<Fault> faultsOutside(Crm crm) {
        return faults(crm, guard::refusalNow);
    }

    private static List<Fault> faults(Crm crm, Function<String, Optional<Refusal>> guard) {
        List<Fault> faults = new ArrayList<>();
        add("/url", crm.url(), guard, faults);
        add("/auth/tokenUrl", crm.auth().tokenUrl(), guard, faults);
        return faults;
    }

    private static void add(
            String pointer, @Nullable String url, Function<String, Optional<Refusal>> guard, List<Fault> faults) {
        if (url != null && !url.isBlank()) {
            guard.apply(url.startsWith("/") ? HERE + url : url)
                    .map(refusal -> new Fault(pointer, refusal.code(), refusal.sentence()))
                    .ifPresent(faults::add);
        }
    }
}
