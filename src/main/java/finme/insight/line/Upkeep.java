package finme.insight.line;

import finme.insight.CaseUpkeep;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class Upkeep implements CaseUpkeep {
    /** In one transaction. */
    static final int MOST = 500;

    private final ChangedCases changed;
    private final Lines lines;

    Upkeep(ChangedCases changed, Lines lines) {
        this.changed = changed;
        this.lines = lines;
    }

    /** One after the other: what somebody else is drawing right now is waited for, too. */
    @Override
    public synchronized void catchUp() {
        List<UUID> taken;
        do {
            taken = changed.take(MOST);
            draw(taken);
        } while (taken.size() == MOST);
    }

    private void draw(List<UUID> taken) {
        if (taken.isEmpty()) {
            return;
        }
        boolean drawn = false;
        try {
            lines.draw(taken);
            drawn = true;
        } finally {
            if (!drawn) {
                changed.giveBack(taken);
            }
        }
    }
}
