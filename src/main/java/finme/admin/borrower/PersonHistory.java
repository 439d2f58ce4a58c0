package finme.admin.borrower;

import finme.admin.Badge;
import finme.admin.DisplayFormat;
import finme.admin.timeline.TimelineLine;
import finme.borrower.Person;
import finme.fdforge.Ledger;
import finme.fdforge.LedgerEntry;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What happened to a person's profile, as the ledger tells it, newest first. */
@Component
class PersonHistory {
    private static final DisplayFormat SHOW = new DisplayFormat();
    private static final int MOST = 20;
    private static final Map<String, Badge> MARKS = Map.of(
            "created", new Badge("info", "plus", "First heard of"),
            "changed", new Badge("info", "pen", "Something new was learnt"),
            "merged", new Badge("good", "users", "Merged with another person"),
            "unmerged", new Badge("warn", "undo", "Merge undone"),
            "kept_apart", new Badge("mute", "users", "Told apart from another person"),
            "revealed", new Badge("warn", "eye", "Personal data revealed"));

    private final Ledger ledger;

    PersonHistory(Ledger ledger) {
        this.ledger = ledger;
    }

    List<TimelineLine> of(Person person) {
        return person.members().stream()
                .flatMap(member -> ledger.of("borrower", member).stream())
                .sorted(Comparator.comparing(LedgerEntry::position).reversed())
                .limit(MOST)
                .map(PersonHistory::line)
                .toList();
    }

    private static TimelineLine line(LedgerEntry entry) {
        Badge mark = MARKS.get(entry.action());
        return new TimelineLine(
                entry.at(),
                mark != null ? mark : SHOW.mark(entry.action().toUpperCase(Locale.ROOT)),
                who(entry.actor()));
    }

    private static List<String> who(String actor) {
        if (actor.equals("system")) {
            return List.of();
        }
        return List.of(actor.startsWith("source:") ? "from " + actor.replace(':', ' ') : "by " + actor);
    }
}
