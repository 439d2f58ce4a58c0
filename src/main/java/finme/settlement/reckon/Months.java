package finme.settlement.reckon;

import finme.partner.Partner;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The calendar a partner's months go by: that of its schedule, else UTC. */
public final class Months {
    private static final ZoneId UTC = ZoneId.of("UTC");

    private Months() {}

    public static ZoneId zone(Partner partner) {
        Partner.Schedule schedule = partner.schedule();
        try {
            ZoneId zone = schedule == null || schedule.zone() == null ? UTC : ZoneId.of(schedule.zone());
            // whatever it is written as, people read it as this
            return zone.normalized().equals(ZoneOffset.UTC) ? UTC : zone;
        } catch (DateTimeException unknown) {
            return UTC;
        }
    }
}
