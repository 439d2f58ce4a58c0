package finme.process.publish.model;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * A way that leads back to where it began without anything to wait for never ends: within one step it takes the node
 * down, and with save points in between it keeps a thread busy for ever.
 */
final class Loops {
    /** A timer that is over sooner does not count as waiting. */
    private static final Duration WAIT = Duration.ofMinutes(1);

    private static final Set<String> WAITING = Set.of("userTask", "receiveTask");
    private static final Set<String> EVENTS =
            Set.of("intermediateCatchEvent", "boundaryEvent", "startEvent", "receiveTask");
    private static final Set<String> TRIGGERS = Set.of("timerEventDefinition", "messageEventDefinition");

    private final FlowGraph graph;
    private final Map<String, Integer> seen = new HashMap<>();
    private final Map<String, Integer> low = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private final Deque<String> path = new ArrayDeque<>();

    private Loops(FlowGraph graph) {
        this.graph = graph;
    }

    static void check(Element root) {
        root.elements("process").forEach(process -> new Loops(FlowGraph.of(process)).check());
    }

    private void check() {
        for (String place : List.copyOf(graph.places())) {
            if (!waits(place) && !seen.containsKey(place)) {
                search(place);
            }
        }
    }

    /** Tarjan's search for what is reachable from itself, by hand: a model may be deeper than a stack. */
    private void search(String first) {
        Deque<Step> steps = new ArrayDeque<>();
        enter(first, steps);
        while (!steps.isEmpty()) {
            Step step = steps.peek();
            if (!step.ahead.isEmpty()) {
                String next = step.ahead.poll();
                if (waits(next)) {
                    continue;
                }
                if (!seen.containsKey(next)) {
                    enter(next, steps);
                } else if (open.contains(next)) {
                    low.merge(step.place, order(next), Math::min);
                }
                continue;
            }
            steps.pop();
            leave(step.place);
            if (!steps.isEmpty()) {
                low.merge(steps.peek().place, order(low, step.place), Math::min);
            }
        }
    }

    private record Step(String place, Deque<String> ahead) {}

    private void enter(String place, Deque<Step> steps) {
        seen.put(place, seen.size());
        low.put(place, order(place));
        open.add(place);
        path.push(place);
        steps.push(new Step(place, new ArrayDeque<>(graph.from(place))));
    }

    private void leave(String place) {
        if (order(low, place) != order(place)) {
            return;
        }
        List<String> together = new ArrayList<>();
        String each;
        do {
            each = path.pop();
            open.remove(each);
            together.add(each);
        } while (!each.equals(place));
        if (together.size() > 1 || graph.from(place).contains(place)) {
            throw refused(together);
        }
    }

    private static Refused refused(List<String> together) {
        Set<String> names = new LinkedHashSet<>();
        for (int i = together.size() - 1; i >= 0; i--) {
            names.add(FlowGraph.elementOf(together.get(i)));
        }
        return Refused.at(
                String.join(", ", names.stream().limit(10).toList()),
                "this way leads back to where it began with nothing to wait for, an application would go round for ever;"
                        + " put a user task, a receive task, a message or a timer of a minute or more on it");
    }

    private boolean waits(String place) {
        Element element = graph.elements().get(place);
        if (element == null) {
            return false;
        }
        if (WAITING.contains(element.getTagName())) {
            return true;
        }
        Element trigger = EVENTS.contains(element.getTagName()) ? FlowGraph.definition(element, TRIGGERS) : null;
        return trigger != null
                && (trigger.getTagName().equals("messageEventDefinition") || Timers.waits(trigger, WAIT));
    }

    private int order(String place) {
        return order(seen, place);
    }

    private static int order(Map<String, Integer> orders, String place) {
        return orders.getOrDefault(place, Integer.MAX_VALUE);
    }
}
