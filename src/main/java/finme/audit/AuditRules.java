package finme.audit;

import java.util.List;

/** What one set of tables has to say. {@code process} implements it for the engine's tables. */
public interface AuditRules {
    List<Rule> rules();

    /** SQL for {@code :application}, each with three columns: {@code at} (may be null), {@code step}, {@code facts} (jsonb). */
    List<String> chain();
}
