package finme.task.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.fdforge.ErasedException;
import finme.fdforge.Vault;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A lender's words and a borrower's answers, sealed under the borrower's key. */
@Component
class SealedTasks {
    private static final String ASKED = "task.asked";
    private static final String GIVEN = "task.given";
    private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() {};

    private final Vault vault;
    private final ObjectMapper json;

    SealedTasks(Vault vault, ObjectMapper json) {
        this.vault = vault;
        this.json = json;
    }

    byte[] seal(UUID borrower, UUID task, Asked asked) {
        return seal(borrower, ASKED, task, asked);
    }

    byte[] seal(UUID borrower, UUID task, Map<String, String> values) {
        return seal(borrower, GIVEN, task, values);
    }

    private byte[] seal(UUID borrower, String column, UUID task, Object value) {
        try {
            return vault.of(borrower).seal(column, task, json.writeValueAsBytes(value));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a task can't be written as JSON");
        }
    }

    /** @return null when the person was erased, or it was not kept so long */
    @Nullable
    Asked asked(TaskRow row) {
        try {
            return row.asked().length == 0
                    ? null
                    : json.readValue(vault.of(row.borrower()).open(ASKED, row.id(), row.asked()), Asked.class);
        } catch (ErasedException erased) {
            return null;
        } catch (IOException broken) {
            throw new IllegalStateException("a task can't be read");
        }
    }

    /** @return empty as long as nothing was given, and when it can't be read any more */
    Map<String, String> given(TaskRow row) {
        byte[] sealed = row.given();
        try {
            return sealed == null || sealed.length == 0
                    ? Map.of()
                    : json.readValue(vault.of(row.borrower()).open(GIVEN, row.id(), sealed), VALUES);
        } catch (ErasedException erased) {
            return Map.of();
        } catch (IOException broken) {
            throw new IllegalStateException("an answer can't be read");
        }
    }
}
