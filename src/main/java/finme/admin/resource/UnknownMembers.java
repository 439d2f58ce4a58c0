package finme.admin.resource;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.kernel.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Members that were given and that nobody has read: they are not there any more when the value is written again. What says
 * nothing may be left out then though its member exists, so of that a strict reading decides, one by one.
 */
final class UnknownMembers {
    private final ObjectMapper strict;

    UnknownMembers(ObjectMapper json) {
        this.strict = json.copy().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** @param understood the value that was read from {@code given}, written again */
    List<Fault> unknown(JsonNode given, JsonNode understood, Class<?> type) {
        List<Fault> unknown = new ArrayList<>();
        List<Fault> silent = new ArrayList<>();
        find("", given, understood, unknown, silent);
        silent.stream()
                .filter(each -> !hasAllMembers(without(given, each, unknown, silent), type))
                .toList()
                .forEach(unknown::add);
        return unknown;
    }

    private static void find(String at, JsonNode given, JsonNode understood, List<Fault> unknown, List<Fault> silent) {
        if (given.isObject() && understood.isObject()) {
            given.properties().forEach(member -> {
                String pointer = at + '/' + member.getKey().replace("~", "~0").replace("/", "~1");
                JsonNode inner = understood.get(member.getKey());
                if (inner != null) {
                    find(pointer, member.getValue(), inner, unknown, silent);
                } else if (!member.getValue().isNull()) {
                    (saysNothing(member.getValue()) ? silent : unknown)
                            .add(new Fault(pointer, "unknown_member", "There is no such member."));
                }
            });
        } else if (given.isArray() && given.size() == understood.size()) {
            for (int i = 0; i < given.size(); i++) {
                find(at + '/' + i, given.get(i), understood.get(i), unknown, silent);
            }
        }
    }

    private static boolean saysNothing(JsonNode value) {
        return value.isNull()
                || value.isContainerNode()
                        && StreamSupport.stream(value.spliterator(), false).allMatch(UnknownMembers::saysNothing);
    }

    /** @return a copy in which {@code kept} alone may be unknown */
    private static JsonNode without(JsonNode given, Fault kept, List<Fault> unknown, List<Fault> silent) {
        JsonNode copy = given.deepCopy();
        Stream.concat(unknown.stream(), silent.stream())
                .filter(each -> each != kept)
                .map(each -> JsonPointer.compile(each.pointer()))
                .forEach(pointer -> ((ObjectNode) copy.at(pointer.head()))
                        .remove(pointer.last().getMatchingProperty()));
        return copy;
    }

    private boolean hasAllMembers(JsonNode given, Class<?> type) {
        try {
            strict.treeToValue(given, type);
            return true;
        } catch (JsonProcessingException unknown) {
            return false;
        }
    }
}
