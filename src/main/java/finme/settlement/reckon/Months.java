package finme.settlement.reckon;

import finme.partner.Partner;
import java.time.DateTimeException;
import java.time.ZoneId;

/** The calendar a partner's months go by: that of its schedule, else UTC. */
public final class Months {
    private static final ZoneId UTC = ZoneId.of("UTC");

    private Months() {}

    public static ZoneId zone(Partner partner) {
        Partner.Schedule schedule = partner.schedule();
        try {
            return schedule == null || schedule.zone() == null ? UTC : ZoneId.of(schedule.zone());
        } catch (DateTimeException unknown) {
            return UTC;
        }
    }
}
