package finme.crm;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Tries a CRM out before it is switched on: nothing is written there, and no record of ours is used. */
public interface CrmTrials {
    /** Ends within ten seconds for each kind of record, and never fails. */
    CompletableFuture<Trial> tryOut(Crm crm);

    /** @param error why it could not be asked; null when it answered, or is of a kind that does not describe itself */
    record Trial(boolean ok, @Nullable String error, List<OfKind> records) {}

    /**
     * @param record such as {@code borrower}
     * @param fields what the mapping makes of a made-up record
     */
    record OfKind(String record, Map<String, Object> fields, List<Check> checks) {}

    /** @param check {@code out, entity, key, field, changedAt, in} @param text a sentence */
    record Check(String check, boolean ok, String text) {}
}
