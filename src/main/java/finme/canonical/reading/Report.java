package finme.canonical.reading;

import finme.kernel.Fault;
import java.util.ArrayList;
import java.util.List;

/** Everything found, so that it is said at once. */
final class Report {
    private final List<Fault> faults = new ArrayList<>();
    private final List<Fault> warnings = new ArrayList<>();

    void fault(Fault fault) {
        faults.add(fault);
    }

    void warning(Fault warning) {
        warnings.add(warning);
    }

    void found(Fault fault, boolean required) {
        if (required) {
            faults.add(fault);
        } else {
            warnings.add(fault);
        }
    }

    List<Fault> faults() {
        return faults;
    }

    List<Fault> warnings() {
        return warnings;
    }
}
