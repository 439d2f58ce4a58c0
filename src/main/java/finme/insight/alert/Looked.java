package finme.insight.alert;

import finme.insight.Alert;
import java.util.List;
import java.util.function.Supplier;

/** A rule that is one look. */
record Looked(Alert.Kind kind, Supplier<List<Found>> looking) implements AlertRule {
    @Override
    public List<Found> look() {
        return looking.get();
    }
}
