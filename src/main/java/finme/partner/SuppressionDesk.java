package finme.partner;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.kernel.Ids;
import finme.kernel.Problem;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The lists of people that partners do not want, as people keep them. */
@Component
public class SuppressionDesk {
    private static final int SHOWN = 50;

    private final Catalogue<Partner> partners;
    private final JdbcTemplate jdbc;

    SuppressionDesk(Catalogue<Partner> partners, JdbcTemplate jdbc) {
        this.partners = partners;
        this.jdbc = jdbc;
    }

    public enum Action {
        REPLACE,
        ADD,
        REMOVE,
        CLEAR
    }

    /** @param entries on the list then @param removed how many of it are gone */
    public record Outcome(int given, int entries, int added, int removed) {}

    /** @param given values that were named, each once */
    public record Past(Instant at, String actor, Action action, int given, int added, int removed, int entries) {}

    /** @param given as {@link SuppressionFile} reads them @throws Problem 404, 422 {@code too_many} */
    @Transactional
    public Outcome change(String code, Action action, Set<String> given, String actor) {
        Outcome[] outcome = new Outcome[1];
        partners.change(
                code,
                partner -> {
                    Set<String> before = entries(partner);
                    Set<String> after = after(before, action, given);
                    outcome[0] = outcome(before, after, given);
                    return partner.withSuppression(List.copyOf(after));
                },
                actor);
        Outcome done = Objects.requireNonNull(outcome[0]);
        jdbc.update(
                "insert into fdforge.suppression_change (id, partner, actor, action, given, added, removed, entries)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                Ids.next(),
                code,
                actor,
                action.name(),
                done.given,
                done.added,
                done.removed,
                done.entries);
        return done;
    }

    /** What {@link #change} would do, by what this node knows. */
    public Outcome preview(String code, Action action, Set<String> given) {
        Set<String> before = entries(find(code));
        return outcome(before, after(before, action, given), given);
    }

    public int size(String code) {
        return entries(find(code)).size();
    }

    /** Newest first; what was saved with the partner itself stands in its own history. */
    public List<Past> history(String code) {
        return jdbc.query(
                "select at, actor, action, given, added, removed, entries from fdforge.suppression_change"
                        + " where partner = ? order by id desc limit " + SHOWN,
                (row, index) -> new Past(
                        row.getTimestamp(1).toInstant(),
                        row.getString(2),
                        Action.valueOf(row.getString(3)),
                        row.getInt(4),
                        row.getInt(5),
                        row.getInt(6),
                        row.getInt(7)),
                code);
    }

    private Partner find(String code) {
        return partners.find(code).map(Versioned::value).orElseThrow(() -> Problem.notFound("This partner"));
    }

    private static Set<String> entries(Partner partner) {
        return new LinkedHashSet<>(Objects.requireNonNullElse(partner.suppression(), List.of()));
    }

    private static Set<String> after(Set<String> before, Action action, Set<String> given) {
        Set<String> after = new LinkedHashSet<>(action == Action.ADD || action == Action.REMOVE ? before : Set.of());
        switch (action) {
            case REPLACE, ADD -> after.addAll(given);
            case REMOVE -> after.removeAll(given);
            case CLEAR -> after.clear();
        }
        if (after.size() > SuppressionFile.MOST) {
            throw Problem.invalid("", "too_many", "A list has 100,000 values at most.");
        }
        return after;
    }

    private static Outcome outcome(Set<String> before, Set<String> after, Set<String> given) {
        int added = (int) after.stream().filter(each -> !before.contains(each)).count();
        return new Outcome(given.size(), after.size(), added, before.size() + added - after.size());
    }
}
