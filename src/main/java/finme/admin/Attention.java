package finme.admin;

import finme.admin.desk.WorkKind;
import finme.admin.desk.WorkList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What waits for a person, in short: how much of which kind, and where the list of it is. */
@Component
class Attention {
    private final WorkList work;

    Attention(WorkList work) {
        this.work = work;
    }

    record Item(String text, String count, String place) {}

    List<Item> items() {
        return work.counts().entrySet().stream().map(Attention::item).toList();
    }

    private static Item item(Map.Entry<WorkKind, Long> waiting) {
        WorkKind kind = waiting.getKey();
        String count = waiting.getValue() + (waiting.getValue() >= WorkList.MOST ? " or more" : "");
        return new Item(kind.title(), count, "/admin/work?kind=" + kind);
    }
}
