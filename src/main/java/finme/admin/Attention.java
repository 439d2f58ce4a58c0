package finme.admin;

import finme.admin.dashboard.AlertView;
import finme.admin.desk.WorkKind;
import finme.admin.desk.WorkList;
import finme.admin.source.WeakSources;
import finme.insight.Alerts;
import finme.tries.TryBook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What waits for a person, in short: how much of which kind, and where the list of it is; and that somebody guesses. */
@Component
class Attention {
    private static final Duration LATELY = Duration.ofHours(1);
    private static final int SOME = 3;

    private final WorkList work;
    private final TryBook tries;
    private final Alerts alerts;
    private final WeakSources weak;

    Attention(WorkList work, TryBook tries, Alerts alerts, WeakSources weak) {
        this.weak = weak;
        this.work = work;
        this.tries = tries;
        this.alerts = alerts;
    }

    List<AlertView> alerts() {
        return AlertView.of(alerts.standing());
    }

    record Item(String text, String count, String place) {}

    List<Item> items() {
        List<Item> items = new ArrayList<>();
        TryBook.Recent guessed = tries.since(LATELY);
        if (guessed.slowed() > 0) {
            String count = String.valueOf(guessed.failures());
            items.add(new Item("Wrong passwords and keys in the last hour; who guesses waits", count, "/admin"));
        }
        Set<String> guessable = weak.all().keySet();
        if (!guessable.isEmpty()) {
            items.add(guessable(guessable));
        }
        work.lately().entrySet().forEach(kind -> items.add(item(kind)));
        return items;
    }

    private static Item guessable(Set<String> sources) {
        String some = String.join(", ", sources.stream().limit(SOME).toList());
        String text = "Sources whose key could be guessed: " + some + (sources.size() > SOME ? " …" : "");
        return new Item(text, String.valueOf(sources.size()), "/admin/sources");
    }

    private static Item item(Map.Entry<WorkKind, Long> waiting) {
        WorkKind kind = waiting.getKey();
        String count = waiting.getValue() + (waiting.getValue() >= WorkList.MOST ? " or more" : "");
        return new Item(kind.title(), count, "/admin/work?kind=" + kind);
    }
}
