package finme.crm.twoway;

import com.fasterxml.jackson.databind.JsonNode;
import finme.crm.Crm;
import finme.crm.Crm.Mapping;
import finme.crm.CrmConflicts;
import finme.crm.connector.CrmRecord;
import finme.crm.merge.CommonVersion;
import finme.crm.twoway.BorrowerFields.Made;
import finme.crm.twoway.CommonVersions.Known;
import finme.delivery.States;
import finme.delivery.States.Subject;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Borrowers that a CRM may change, too: nothing is sent that it has already, and nothing over what we have not seen. What
 * was changed there meanwhile is read first.
 */
@Component
public class TwoWayRecords {
    private final CommonVersions versions;
    private final BorrowerFields fields;
    private final InValues in;
    private final States states;

    TwoWayRecords(CommonVersions versions, BorrowerFields fields, InValues in, States states) {
        this.versions = versions;
        this.fields = fields;
        this.in = in;
        this.states = states;
    }

    /** One that is to be sent. @param known of their record; null when we never heard of it */
    public record Sending(
            CrmRecord record, Made made, @Nullable Known known) {}

    /**
     * @param sendings by subject
     * @param settled those they have already, and those somebody has to decide on
     * @param overruled those we have changed although it is theirs to change
     * @param others those of which nothing is known: they are told like everything else
     */
    public record Prepared(
            Map<Subject, Sending> sendings, Set<Subject> settled, Set<Subject> overruled, Set<Subject> others) {
        public static Prepared none() {
            return new Prepared(new HashMap<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
        }

        public void addAll(Prepared more) {
            sendings.putAll(more.sendings);
            settled.addAll(more.settled);
            overruled.addAll(more.overruled);
            others.addAll(more.others);
        }
    }

    public Prepared of(Crm crm, Mapping mapping, Collection<Subject> subjects) {
        Map<UUID, Known> known = versions.find(
                crm.code(),
                subjects.stream().map(subject -> UUID.fromString(subject.key())).toList());
        Prepared prepared = Prepared.none();
        for (Subject subject : subjects) {
            UUID borrower = UUID.fromString(subject.key());
            Known theirs = known.get(borrower);
            CommonVersion common = theirs == null ? CommonVersion.NONE : theirs.common();
            Made made = fields.of(crm, mapping, borrower, common).orElse(null);
            if (made == null) {
                prepared.others().add(subject);
            } else if (common.open().contains(CrmConflicts.RECORD)
                    || made.digest().equals(common.told())) {
                prepared.settled().add(subject);
            } else {
                CrmRecord record = new CrmRecord(subject, mapping, made.fields(), condition(theirs));
                prepared.sendings().put(subject, new Sending(record, made, theirs));
            }
            if (made != null && made.overruled()) {
                prepared.overruled().add(subject);
            }
        }
        return prepared;
    }

    private static Map<String, String> condition(@Nullable Known theirs) {
        if (theirs == null) {
            return Map.of("If-None-Match", "*");
        }
        String etag = theirs.etag();
        return etag == null ? Map.of() : Map.of("If-Match", etag);
    }

    /** They have it, in the transaction that writes it down. Whoever read their record meanwhile knows more: it is read again. */
    public void taken(Crm crm, Prepared prepared, Collection<Subject> taken, Map<Subject, String> etags) {
        for (Subject subject : taken) {
            Sending sending = prepared.sendings().get(subject);
            if (sending != null) {
                taken(crm, sending, etags.get(subject));
            }
        }
        read(crm, taken.stream().filter(prepared.overruled()::contains).collect(Collectors.toSet()));
    }

    private void taken(Crm crm, Sending sending, @Nullable String etag) {
        Subject subject = sending.record().subject();
        UUID borrower = UUID.fromString(subject.key());
        Known now = versions.lock(crm.code(), borrower).orElse(null);
        if (!Objects.equals(now, sending.known())) {
            read(crm, Set.of(subject));
            return;
        }
        CommonVersion common = now == null ? CommonVersion.NONE : now.common();
        Map<String, JsonNode> theirs =
                in.read(sending.record().mapping(), sending.made().fields()).values();
        Map<String, JsonNode> ours = new HashMap<>(sending.made().ours());
        ours.keySet().retainAll(theirs.keySet());
        versions.store(
                crm.code(),
                borrower,
                new Known(etag, common.confirmed(ours, theirs, sending.made().digest())));
        if (etag == null) {
            read(crm, Set.of(subject));
        }
    }

    /** Those that were changed there since we looked are looked at again. */
    public void refused(Crm crm, Prepared prepared, Map<Subject, String> faults) {
        read(
                crm,
                faults.entrySet().stream()
                        .filter(fault -> prepared.sendings().containsKey(fault.getKey())
                                && fault.getValue().startsWith("HTTP 412"))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()));
    }

    private void read(Crm crm, Set<Subject> subjects) {
        if (!subjects.isEmpty()) {
            states.tell(Crm.READ + crm.code(), List.copyOf(subjects));
        }
    }
}
