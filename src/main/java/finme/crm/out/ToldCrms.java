package finme.crm.out;

import finme.catalogue.Catalogue;
import finme.crm.Crm;
import finme.crm.CrmQueue;
import finme.crm.CrmSync;
import finme.crm.RecordKind;
import finme.delivery.States;
import finme.delivery.States.Standing;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Service
class ToldCrms implements CrmSync, CrmQueue {
    private final Catalogue<Crm> crms;
    private final Hearers hearers;
    private final States states;

    ToldCrms(Catalogue<Crm> crms, Hearers hearers, States states) {
        this.crms = crms;
        this.hearers = hearers;
        this.states = states;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void handOver(UUID application) {
        List<String> key = List.of(application.toString());
        if (hearers.of(RecordKind.APPLICATION).isEmpty()) {
            states.tell(Hearers.NOBODY, Hearers.subjects(RecordKind.APPLICATION, key));
        } else {
            hearers.tell(RecordKind.APPLICATION, key);
        }
    }

    @Override
    public Status status() {
        List<Standing> standings = crms.all().stream()
                .map(crm -> states.standing(crm.value().receiver()))
                .toList();
        Standing failed = standings.stream()
                .filter(standing -> standing.lastErrorAt() != null)
                .max(Comparator.comparing(standing -> Objects.requireNonNull(standing.lastErrorAt())))
                .orElse(null);
        return new Status(
                !standings.isEmpty(),
                standings.stream().mapToLong(Standing::all).sum(),
                times(standings, Standing::oldestAt).stream()
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                times(standings, Standing::lastConfirmedAt).stream()
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                failed == null ? null : failed.lastErrorAt(),
                failed == null ? null : failed.lastError());
    }

    private static List<Instant> times(List<Standing> standings, Function<Standing, @Nullable Instant> time) {
        return standings.stream().map(time).filter(Objects::nonNull).toList();
    }
}
