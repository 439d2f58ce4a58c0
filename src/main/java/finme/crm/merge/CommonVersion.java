package finme.crm.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import finme.crm.Crm.Owner;
import finme.crm.merge.Merged.Dispute;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What two sides had of one record when they were last in step, value by value. The two need not be equal: theirs may be
 * written in another way, or a rule of ours may prefer another value.
 *
 * @param agreed by name; missing: they were never in step
 * @param seen values as they had them when last looked
 * @param open names of what a person has yet to decide; nobody's value is overwritten meanwhile
 * @param told digest of the fields they were last told; null: never, or they are to be told in any case
 */
public record CommonVersion(
        Map<String, Pair> agreed,
        Map<String, JsonNode> seen,
        Set<String> open,
        @Nullable String told) {
    public static final CommonVersion NONE = new CommonVersion(Map.of(), Map.of(), Set.of(), null);

    public CommonVersion {
        agreed = Collections.unmodifiableMap(new TreeMap<>(agreed));
        seen = Collections.unmodifiableMap(new TreeMap<>(seen));
        open = Collections.unmodifiableSet(new TreeSet<>(open));
    }

    public record Pair(JsonNode theirs, JsonNode ours) {
        @Override
        public String toString() {
            return "Pair[***]";
        }
    }

    private enum Step {
        NOTHING,
        TAKE,
        SEND,
        DISPUTE
    }

    /** @param ours what is missing has no value */
    public Merged merge(Theirs theirs, Map<String, Ours> ours, Policy policy) {
        Map<String, Pair> pairs = new HashMap<>(agreed);
        Set<String> disputes = new TreeSet<>(open);
        Map<String, JsonNode> take = new TreeMap<>();
        Set<String> send = new TreeSet<>();
        Map<String, Dispute> disputed = new TreeMap<>();
        theirs.values().forEach((name, their) -> {
            Ours our = ours.get(name);
            JsonNode value = our == null ? NullNode.getInstance() : our.value();
            Pair base = agreed.get(name);
            if (Same.are(their, value)) {
                pairs.put(name, new Pair(their, value));
                disputes.remove(name);
                return;
            }
            switch (step(name, theirs, our, policy)) {
                case NOTHING -> {}
                case TAKE -> take.put(name, their);
                case SEND -> send.add(name);
                case DISPUTE -> {
                    disputes.add(name);
                    disputed.put(name, new Dispute(value, their, base == null ? NullNode.getInstance() : base.ours()));
                }
            }
        });
        return new Merged(new CommonVersion(pairs, theirs.values(), disputes, null), take, send, Map.copyOf(disputed));
    }

    private Step step(String name, Theirs theirs, @Nullable Ours our, Policy policy) {
        if (open.contains(name)) {
            return Step.DISPUTE;
        }
        JsonNode their = Same.in(theirs.values(), name);
        JsonNode value = our == null ? NullNode.getInstance() : our.value();
        Pair base = agreed.get(name);
        boolean theyChanged = base == null ? !Same.isNothing(their) : !Same.are(their, base.theirs());
        boolean weChanged = base == null ? !Same.isNothing(value) : !Same.are(value, base.ours());
        if (!theyChanged && !weChanged) {
            return Step.NOTHING;
        }
        Owner owner = policy.owner(name);
        if (!theyChanged) {
            return owner == Owner.CRM && !Same.isNothing(their) ? taken(name, theirs) : Step.SEND;
        }
        if (owner == Owner.FINME && !Same.isNothing(value)) {
            return Step.SEND;
        }
        if (!weChanged || owner == Owner.CRM) {
            return taken(name, theirs);
        }
        if (owner == Owner.LATEST && theirs.at() != null && our != null) {
            return theirs.at().isAfter(our.at()) ? taken(name, theirs) : Step.SEND;
        }
        return Step.DISPUTE;
    }

    /** That a value is gone can't be said here, and what is no value can't be taken: a person looks at it. */
    private static Step taken(String name, Theirs theirs) {
        boolean impossible = theirs.unusable().contains(name) || Same.isNothing(Same.in(theirs.values(), name));
        return impossible ? Step.DISPUTE : Step.TAKE;
    }

    /** Theirs was taken over, and this is what counts here since. */
    public CommonVersion taken(String name, JsonNode ours) {
        return with(name, new Pair(Same.in(seen, name), ours));
    }

    /** A person decided that ours counts: it differs from what both had, and they have not changed theirs. */
    public CommonVersion decidedForOurs(String name) {
        Pair base = agreed.get(name);
        JsonNode before = base == null ? NullNode.getInstance() : base.ours();
        return with(name, new Pair(Same.in(seen, name), before));
    }

    /** @param name of something that is no value but may be decided on */
    public CommonVersion disputing(String name) {
        Set<String> more = new TreeSet<>(open);
        more.add(name);
        return new CommonVersion(agreed, seen, more, told);
    }

    public CommonVersion without(String name) {
        Set<String> rest = new TreeSet<>(open);
        rest.remove(name);
        return new CommonVersion(agreed, seen, rest, told);
    }

    private CommonVersion with(String name, Pair pair) {
        Map<String, Pair> pairs = new HashMap<>(agreed);
        pairs.put(name, pair);
        Set<String> rest = new TreeSet<>(open);
        rest.remove(name);
        return new CommonVersion(pairs, seen, rest, told);
    }

    /** @return names of what we have changed although it is theirs to change: they are not told of it */
    public Set<String> overruled(Map<String, Ours> ours, Policy policy) {
        Set<String> overruled = new TreeSet<>();
        agreed.forEach((name, base) -> {
            Ours our = ours.get(name);
            if (policy.owner(name) == Owner.CRM
                    && our != null
                    && !Same.isNothing(base.theirs())
                    && !Same.are(our.value(), base.ours())) {
                overruled.add(name);
            }
        });
        return overruled;
    }

    /** @return for each name that is not to be overwritten there what they have */
    public Map<String, JsonNode> kept(Map<String, Ours> ours, Policy policy) {
        Set<String> names = new TreeSet<>(open);
        names.addAll(overruled(ours, policy));
        Map<String, JsonNode> kept = new TreeMap<>();
        names.forEach(name -> kept.put(name, Same.in(seen, name)));
        return kept;
    }

    /**
     * They have confirmed what they were told.
     *
     * @param ours as they were told, without what was kept
     * @param theirs the same as they have it now; what is missing is as we have it
     */
    public CommonVersion confirmed(Map<String, JsonNode> ours, Map<String, JsonNode> theirs, String digest) {
        Map<String, Pair> pairs = new HashMap<>(agreed);
        Map<String, JsonNode> now = new HashMap<>(seen);
        ours.forEach((name, our) -> {
            JsonNode their = Same.in(theirs, name);
            JsonNode value = Same.isNothing(their) ? our : their;
            pairs.put(name, new Pair(value, our));
            now.put(name, value);
        });
        return new CommonVersion(pairs, now, open, digest);
    }

    /** Whatever they were told, they do not have it: it is sent again. */
    public CommonVersion untold() {
        return new CommonVersion(agreed, seen, open, null);
    }

    /** Nothing has to be sent: these fields are what they have. */
    public CommonVersion inStep(String digest) {
        return new CommonVersion(agreed, seen, open, digest);
    }
}
