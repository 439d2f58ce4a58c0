package finme.process.publish.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;

/**
 * Where an application may go from each element, sequence flows and whatever else the engine follows taken together:
 * into and out of sub-processes, along links, and from what is thrown to everything that may catch it. It holds ways
 * that are never gone rather than leave one out.
 */
final class FlowGraph {
    private static final Set<String> THROWN = Set.of("errorEventDefinition", "escalationEventDefinition");
    private static final String END = " (end)";

    private final Map<String, Set<String>> ways = new LinkedHashMap<>();
    private final Map<String, Element> elements = new LinkedHashMap<>();
    private final Map<String, List<String>> catching = new HashMap<>();
    private final List<Element> throwing = new ArrayList<>();

    private FlowGraph() {}

    static FlowGraph of(Element process) {
        FlowGraph graph = new FlowGraph();
        graph.scope(process);
        graph.throwing.forEach(graph::thrown);
        return graph;
    }

    Map<String, Element> elements() {
        return elements;
    }

    Collection<String> from(String place) {
        return ways.getOrDefault(place, Set.of());
    }

    Set<String> places() {
        return ways.keySet();
    }

    /** The element that a place belongs to; the end of a sub-process is a place of its own. */
    static String elementOf(String place) {
        return place.endsWith(END) ? place.substring(0, place.length() - END.length()) : place;
    }

    private void scope(Element scope) {
        String id = id(scope);
        Map<String, String> links = new HashMap<>();
        for (Element child : scope.elements()) {
            if (child.attribute("id") != null && !child.getTagName().equals("sequenceFlow")) {
                elements.put(id(child), child);
                way(id(child), null);
            }
            String link = link(child);
            if (link != null && child.getTagName().equals("intermediateCatchEvent")) {
                links.put(link, id(child));
            }
        }
        for (Element child : scope.elements()) {
            String tag = child.getTagName();
            String from = id(child);
            switch (tag) {
                case "sequenceFlow" -> way(leaving(child.attribute("sourceRef")), child.attribute("targetRef"));
                case "startEvent" -> started(scope, child);
                case "endEvent" -> way(from, id + END);
                case "boundaryEvent" -> attached(child);
                case "subProcess" -> {
                    scope(child);
                    if ("true".equals(child.attribute("triggeredByEvent"))) {
                        way(from + END, id + END);
                    }
                }
                default -> {}
            }
            String link = link(child);
            if (link != null && links.containsKey(link)) {
                way(from, links.get(link));
            }
            if (!tag.equals("boundaryEvent") && !tag.equals("startEvent") && definition(child, THROWN) != null) {
                throwing.add(child);
            }
        }
        for (Element child : scope.elements()) {
            if (child.attribute("id") != null
                    && ways.containsKey(id(child))
                    && leads(child)
                    && from(leaving(id(child))).isEmpty()) {
                way(leaving(id(child)), id + END); // nothing drawn behind it: it ends there
            }
        }
    }

    private static boolean leads(Element element) {
        return !element.getTagName().equals("endEvent");
    }

    private void started(Element scope, Element start) {
        Element thrown = definition(start, THROWN);
        if (thrown != null) {
            catching.computeIfAbsent(thrown.getTagName(), none -> new ArrayList<>())
                    .add(id(start));
        }
        way(id(scope), id(start));
    }

    /** A step may fail at once with an error; what a sub-process throws is among its own elements. */
    private void attached(Element event) {
        Element thrown = definition(event, THROWN);
        if (thrown == null) {
            way(String.valueOf(event.attribute("attachedToRef")), id(event));
            return;
        }
        catching.computeIfAbsent(thrown.getTagName(), none -> new ArrayList<>()).add(id(event));
        Element host = elements.get(String.valueOf(event.attribute("attachedToRef")));
        if (host == null || !FlowElements.isScope(host)) {
            way(String.valueOf(event.attribute("attachedToRef")), id(event));
        }
    }

    private void thrown(Element event) {
        Element definition = definition(event, THROWN);
        if (definition != null) {
            catching.getOrDefault(definition.getTagName(), List.of()).forEach(to -> way(id(event), to));
        }
    }

    private void way(String from, @Nullable String to) {
        Set<String> all = ways.computeIfAbsent(from, none -> new LinkedHashSet<>());
        if (to != null) {
            all.add(to);
        }
    }

    private String leaving(@Nullable String element) {
        Element source = elements.get(String.valueOf(element));
        return source != null && FlowElements.isScope(source) ? element + END : String.valueOf(element);
    }

    private static @Nullable String link(Element event) {
        Element link = event.element("linkEventDefinition");
        return link == null ? null : link.attribute("name");
    }

    static @Nullable Element definition(Element event, Set<String> kinds) {
        return event.elements().stream()
                .filter(child -> kinds.contains(child.getTagName()))
                .findFirst()
                .orElse(null);
    }

    private static String id(Element element) {
        return String.valueOf(element.attribute("id"));
    }
}
