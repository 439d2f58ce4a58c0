package finme.insight;

import java.util.List;

/** What was looked for in the last minute and found amiss. */
public interface Alerts {
    /** Raised and not cleared, oldest first. */
    List<Alert> standing();

    /** Standing ones, then what was cleared of late, the last first. */
    List<Alert> lately(int most);
}
