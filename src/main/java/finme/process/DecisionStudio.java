package finme.process;

import finme.dispatch.PartnerPriorities;
import finme.loan.ApplicationFacts;
import finme.loan.Screening;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decisions as people edit them: the versions that were live, and drafts of the next. Nothing of a draft counts before it is
 * published, and a version never changes: going back deploys what it held as a new one.
 */
public interface DecisionStudio {
    /** Whether somebody else than its author has to publish a draft. */
    boolean needsSecondPerson();

    /** @return keys of the decisions that are deployed, in order */
    List<String> keys();

    /** Newest first: the first is live. @throws finme.kernel.Problem 404 for a decision that is not deployed */
    List<Version> versions(String key);

    /** @return DMN 1.3 as it was deployed @throws finme.kernel.Problem 404 */
    String xml(String key, int version);

    /** A version as a table to read. @throws finme.kernel.Problem 404 */
    Table table(String key, int version);

    /** What became different between two versions. @throws finme.kernel.Problem 404 */
    List<RuleChange> diff(String key, int from, int to);

    /**
     * Keeps a draft, also one with faults; what it is compared with is the live version.
     *
     * @param xml DMN with a decision whose id is the key
     * @throws finme.kernel.Problem 404 unknown decision, 422 {@code invalid_dmn} when it can't be read at all
     */
    Draft save(String key, String xml, @Nullable String note, String author);

    /** Those that were neither published nor discarded, newest first. */
    List<Draft> drafts(String key);

    Optional<Draft> draft(String key, UUID id);

    /** @throws finme.kernel.Problem 404, 409 when it is settled already */
    void discard(String key, UUID draft, String actor);

    /**
     * Makes a draft the live version.
     *
     * @throws finme.kernel.Problem 403 {@code second_person_needed} for its author where a second person has to agree, 409
     *     {@code draft_settled} or {@code draft_outdated}, 422 {@code faulty_draft} with its faults
     */
    Version publish(String key, UUID draft, String actor);

    /** Deploys an earlier version anew. @throws finme.kernel.Problem 404 unknown, 409 {@code already_live} */
    Version restore(String key, int version, String actor);

    /** The rules that decide who is asked, as they are. */
    PartnerPriorities priorities();

    /** The same with the draft in place of its decision. @throws finme.kernel.Problem 409 {@code no_routing}, 422 {@code faulty_draft} */
    PartnerPriorities priorities(Draft draft);

    /** The rules of screening: as they are, or with the draft. @param draft null for as they are */
    Function<ApplicationFacts, Screening> screening(@Nullable Draft draft);

    /** @param actor null where nobody wrote it down @param note why */
    record Version(
            int version,
            Instant at,
            @Nullable String actor,
            @Nullable String note,
            boolean live) {}

    /**
     * @param share of a hundred new applications
     * @param endedAt null while it goes on
     */
    record Trial(int share, String by, Instant at, @Nullable Instant endedAt) {
        public boolean isRunning() {
            return endedAt == null;
        }
    }

    /**
     * @param base the version that was live when it was written
     * @param diff against the live version
     * @param trial null when it never was on trial
     */
    record Draft(
            UUID id,
            String key,
            String xml,
            @Nullable String note,
            String author,
            Instant at,
            int base,
            State state,
            List<Finding> faults,
            List<RuleChange> diff,
            @Nullable Trial trial) {
        public boolean isOnTrial() {
            return trial != null && trial.isRunning();
        }

        public boolean isFaulty() {
            return faults.stream().anyMatch(fault -> fault.severity() == Severity.ERROR);
        }
    }

    /** @param columns labels, outputs last @param outputs how many of them; both empty for a decision that is an expression */
    record Table(@Nullable String name, String hitPolicy, List<String> columns, int outputs, List<TableRow> rows) {}

    /** @param cells as many as columns, blank ones empty */
    record TableRow(String rule, @Nullable String description, List<String> cells) {}

    enum State {
        OPEN,
        PUBLISHED,
        DISCARDED
    }

    enum Severity {
        /** It can't be published. */
        ERROR,
        /** It can, and may mean something else than its author thinks. */
        WARNING
    }

    /**
     * What is wrong, and where.
     *
     * @param rule id of the rule, null when it concerns the table
     * @param column what an input column looks at, or the name of an output; null when it concerns the whole rule
     * @param cell id of the cell's element in the DMN
     */
    record Finding(
            Severity severity,
            @Nullable String rule,
            @Nullable String column,
            @Nullable String cell,
            String text) {}

    /**
     * @param rule id; null when the table itself changes
     * @param change {@code ADDED, REMOVED, CHANGED, MOVED}, or of the table {@code COLUMN_ADDED, COLUMN_REMOVED,
     *     HIT_POLICY, EXPRESSION}
     * @param before,after what differs, by column; null where there is nothing
     */
    record RuleChange(
            @Nullable String rule,
            String change,
            @Nullable Map<String, String> before,
            @Nullable Map<String, String> after) {}
}
