package finme.fdforge.chain;

import com.fasterxml.jackson.databind.JsonNode;
import finme.fdforge.BlindIndex;
import finme.fdforge.Ledger;
import finme.fdforge.LedgerEntry;
import finme.fdforge.LedgerProof.Day;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The roots of days that are over, as the ledger itself keeps them. */
@Component
class DayRoots {
    private final Ledger ledger;
    private final BlindIndex keyed;

    DayRoots(Ledger ledger, BlindIndex keyed) {
        this.ledger = ledger;
        this.keyed = keyed;
    }

    List<Day> newest(int limit) {
        return ledger.newest("ledger", limit).stream().map(DayRoots::day).toList();
    }

    private static Day day(LedgerEntry entry) {
        JsonNode told = entry.details();
        return new Day(
                LocalDate.parse(told.path("day").asText()),
                told.path("rows").asLong(),
                told.path("root").asText(),
                entry.position(),
                entry.at());
    }

    /** @return position of what was said of the day and is not true; null also when nothing was said yet */
    @Nullable
    Long differing(LocalDate day, long rows, String root) {
        for (LedgerEntry said : ledger.of("ledger", day.toString())) {
            JsonNode told = said.details();
            boolean same = told.path("root").asText().equals(root)
                    && told.path("rows").asLong() == rows
                    && keyed.fits(
                            LedgerSealer.ROOT,
                            LedgerSealer.sealed(day, rows, root),
                            bytes(told.path("seal").asText()));
            if (!same) {
                return said.position();
            }
        }
        return null;
    }

    private static byte[] bytes(String hex) {
        try {
            return HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException noHex) {
            return new byte[0];
        }
    }
}
