package finme.dispatch.reading;

import finme.partner.Partner;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The clock a partner goes by where it does not say: that of its schedule, else UTC. */
public final class Zones {
    private Zones() {}

    public static ZoneId of(Partner partner) {
        Partner.Schedule schedule = partner.schedule();
        try {
            return schedule == null || schedule.zone() == null ? ZoneOffset.UTC : ZoneId.of(schedule.zone());
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }
}
