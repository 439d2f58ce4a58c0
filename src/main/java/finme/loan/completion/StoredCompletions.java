package finme.loan.completion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.canonical.CanonicalApplication;
import finme.fdforge.BlindIndex;
import finme.kernel.Fault;
import finme.loan.IncompleteApplications;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The token follows from the application's id by a secret key, so that a repeat of the intake can name it again; stored is
 * only what it is found by.
 */
@Service
class StoredCompletions implements IncompleteApplications {
    private static final TypeReference<List<Fault>> FAULTS = new TypeReference<>() {};

    private final JdbcTemplate jdbc;
    private final BlindIndex index;
    private final ObjectMapper json;
    private final LoanDesk loans;

    StoredCompletions(JdbcTemplate jdbc, BlindIndex index, ObjectMapper json, LoanDesk loans) {
        this.jdbc = jdbc;
        this.index = index;
        this.json = json;
        this.loans = loans;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void ask(UUID application, List<Fault> missing) {
        jdbc.update(
                "insert into fdforge.completion (application_id, token, missing) values (?, ?, ?::jsonb)",
                application,
                found(token(application)),
                write(missing));
    }

    @Override
    public String token(UUID application) {
        byte[] token = index.of("application.completion", application.toString());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    @Override
    public Optional<UUID> byToken(String token) {
        return jdbc
                .queryForList("select application_id from fdforge.completion where token = ?", UUID.class, (Object)
                        found(token))
                .stream()
                .findFirst();
    }

    @Override
    public List<Fault> missing(LoanApplication application) {
        if (!application.isIncomplete()) {
            return List.of();
        }
        return jdbc
                .queryForList(
                        "select missing::text from fdforge.completion where application_id = ?",
                        String.class,
                        application.id())
                .stream()
                .flatMap(missing -> read(missing).stream())
                .toList();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean complete(UUID application, CanonicalApplication document, String actor) {
        if (!loans.complete(application, document, actor)) {
            return false;
        }
        jdbc.update(
                "update fdforge.completion set completed_at = clock_timestamp() where application_id = ?", application);
        return true;
    }

    private byte[] found(String token) {
        return index.of("completion.token", token);
    }

    private String write(List<Fault> missing) {
        try {
            return json.writeValueAsString(missing);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("what is missing can't be written as JSON", unwritable);
        }
    }

    private List<Fault> read(String missing) {
        try {
            return json.readValue(missing, FAULTS);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("what is missing can't be read as JSON", broken);
        }
    }
}
