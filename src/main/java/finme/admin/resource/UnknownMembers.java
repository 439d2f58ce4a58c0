package finme.admin.resource;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.kernel.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Members that were given and that nobody has read: they are not there any more when the value is written again. What says
 * nothing may be left out then though its member exists, so of that a strict reading decides.
 */
final class UnknownMembers {
    /** Strict readings of one body, each of which finds one member. */
    private static final int MOST = 20;

    private final ObjectMapper strict;

    UnknownMembers(ObjectMapper json) {
        this.strict = json.copy().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    private record Lost(String pointer, JsonNode value) {}

    /** @param understood the value that was read from {@code given}, written again */
    List<Fault> unknown(JsonNode given, JsonNode understood, Class<?> type) {
        List<Lost> lost = new ArrayList<>();
        find("", given, understood, lost);
        List<Fault> unknown = new ArrayList<>();
        Set<String> silent = new HashSet<>();
        for (Lost each : lost) {
            if (!saysNothing(each.value)) {
                unknown.add(fault(each.pointer));
            } else if (!each.value.isNull()) {
                silent.add(each.pointer);
            }
        }
        if (!silent.isEmpty()) {
            JsonNode rest = given.deepCopy();
            lost.stream()
                    .map(Lost::pointer)
                    .filter(each -> !silent.contains(each))
                    .forEach(each -> remove(JsonPointer.compile(each), rest));
            unknown.addAll(unread(rest, silent, type));
        }
        return unknown;
    }

    private static void find(String at, JsonNode given, JsonNode understood, List<Lost> lost) {
        if (given.isObject() && understood.isObject()) {
            given.properties().forEach(member -> {
                String pointer = at + '/' + escaped(member.getKey());
                JsonNode inner = understood.get(member.getKey());
                if (inner == null) {
                    lost.add(new Lost(pointer, member.getValue()));
                } else {
                    find(pointer, member.getValue(), inner, lost);
                }
            });
        } else if (given.isArray() && given.size() == understood.size()) {
            for (int i = 0; i < given.size(); i++) {
                find(at + '/' + i, given.get(i), understood.get(i), lost);
            }
        }
    }

    private static boolean saysNothing(JsonNode value) {
        return value.isNull()
                || value.isContainerNode()
                        && StreamSupport.stream(value.spliterator(), false).allMatch(UnknownMembers::saysNothing);
    }

    /** @param rest is left without what was found */
    private List<Fault> unread(JsonNode rest, Set<String> silent, Class<?> type) {
        List<Fault> unknown = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            JsonPointer place = firstUnknown(rest, type);
            if (place == null) {
                break;
            }
            JsonPointer member = place;
            while (!member.matches() && !silent.contains(member.toString())) {
                member = member.head();
            }
            if (!member.matches()) {
                unknown.add(fault(member.toString()));
                place = member;
            }
            if (!remove(place, rest)) {
                break;
            }
        }
        return unknown;
    }

    /** @return where the first member is that doesn't exist; null when all do */
    private @Nullable JsonPointer firstUnknown(JsonNode given, Class<?> type) {
        try {
            strict.treeToValue(given, type);
            return null;
        } catch (JsonMappingException unknown) {
            return JsonPointer.compile(unknown.getPath().stream()
                    .map(step -> '/'
                            + (step.getFieldName() == null
                                    ? String.valueOf(step.getIndex())
                                    : escaped(step.getFieldName())))
                    .collect(Collectors.joining()));
        } catch (JsonProcessingException other) {
            return JsonPointer.empty();
        }
    }

    private static boolean remove(JsonPointer member, JsonNode from) {
        return !member.matches()
                && from.at(member.head()) instanceof ObjectNode owner
                && owner.remove(member.last().getMatchingProperty()) != null;
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static Fault fault(String pointer) {
        return new Fault(pointer, "unknown_member", "There is no such member.");
    }
}
