package finme.insight.alert;

import finme.insight.Alert;
import java.util.List;

/** One thing that may be amiss, alone of its kind. Asked every minute: a few cheap queries at most. */
interface AlertRule {
    Alert.Kind kind();

    /** @return what is amiss now, each subject once */
    List<Found> look();

    /** As {@link Alert} has it. */
    record Found(String subject, String text) {}
}
