package finme.insight.alert;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.crm.Crm;
import finme.crm.CrmQueue;
import finme.crm.CrmStandings;
import finme.insight.Alert;
import finme.insight.alert.AlertRule.Found;
import finme.source.Source;
import finme.tries.TryBook;
import finme.work.Backlog;
import finme.work.Backlog.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** What may be amiss with sources and in our own house. */
@Configuration(proxyBeanMethods = false)
class HouseRules {
    /** The same hours of both weeks before, so that nights and weekends are what they are. */
    private static final String SILENT = """
            with clock as (select date_trunc('hour', clock_timestamp(), 'UTC') as hour)
            select s.source, min(hours.k) from unnest(?::text[]) as s(source) cross join clock
            cross join unnest(array[1, 3, 6, 12, 24, 48]) as hours(k)
            where not exists (select from fdforge.case_hour c
                where c.hour >= clock.hour - hours.k * interval '1 hour' and c.source = s.source and c.cases > 0)
              and ? <= (select coalesce(sum(c.cases), 0) / 2 from fdforge.case_hour c, unnest(array[7, 14]) as back(days)
                where c.source = s.source and c.hour < clock.hour - back.days * interval '1 day'
                  and c.hour >= clock.hour - back.days * interval '1 day' - hours.k * interval '1 hour')
            group by s.source order by s.source""";

    private static final Duration HOUR = Duration.ofHours(1);

    private final AlertSettings settings;

    HouseRules(AlertSettings settings) {
        this.settings = settings;
    }

    @Bean
    AlertRule sourcesThatAreSilent(JdbcTemplate jdbc, Catalogue<Source> sources) {
        return new Looked(Alert.Kind.SOURCE_SILENT, () -> {
            String[] active = sources.all().stream()
                    .map(found -> found.value())
                    .filter(source -> source.state() == Source.State.ACTIVE && !source.test())
                    .map(Source::code)
                    .toArray(String[]::new);
            return jdbc.query(
                    SILENT,
                    (row, index) -> new Found(
                            row.getString(1),
                            "Nothing has come from " + row.getString(1) + " for " + hours(row.getInt(2))
                                    + "; at this time of the week it usually sends."),
                    active,
                    settings.silentExpected());
        });
    }

    private static String hours(int count) {
        return count == 1 ? "an hour" : count + " hours";
    }

    @Bean
    AlertRule workThatPilesUp(List<Backlog> backlogs, CrmQueue crm, Catalogue<Crm> crms, CrmStandings standings) {
        return new Looked(Alert.Kind.BACKLOG, () -> {
            List<Found> found = new ArrayList<>();
            List<Reading> readings = backlogs.stream().map(Backlog::read).toList();
            long waiting = readings.stream().mapToLong(Reading::waiting).sum();
            boolean old = readings.stream().anyMatch(each -> each.age().compareTo(settings.backlogAge()) > 0);
            if (waiting >= settings.backlogWaiting() || old) {
                found.add(new Found("steps", waiting + " steps of applications are due and not begun."));
            }
            if (waitsTooLong(crm.status().oldest())) {
                found.add(new Found("crm", crm.status().waiting() + " records wait for the CRM."));
            }
            crms.all().stream()
                    .map(Versioned::value)
                    .filter(each -> each.state() == Crm.State.ACTIVE)
                    .forEach(each -> toRead(each, standings.of(each), found));
            return found;
        });
    }

    private void toRead(Crm crm, CrmStandings.Standing standing, List<Found> found) {
        if (waitsTooLong(standing.toReadSince())) {
            long records = standing.toRead().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            found.add(new Found(
                    Crm.RECEIVER + crm.code(),
                    records + " records that changed in " + crm.code() + " wait to be read."));
        }
    }

    private boolean waitsTooLong(@Nullable Instant since) {
        return since != null && since.isBefore(Instant.now().minus(settings.backlogAge()));
    }

    @Bean
    AlertRule guessesAtDoors(TryBook tries) {
        return new Looked(Alert.Kind.FAILED_LOGINS, () -> {
            TryBook.Recent lately = tries.since(HOUR);
            return lately.failures() < settings.failedLogins()
                    ? List.of()
                    : List.of(new Found(
                            "doors", lately.failures() + " wrong passwords and keys were given within an hour."));
        });
    }
}
