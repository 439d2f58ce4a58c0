package finme.admin.survivorship;

import finme.admin.borrower.AttributeWords;
import finme.borrower.Survivorship;
import finme.borrower.Survivorship.Rule;
import finme.kernel.Fault;
import finme.kernel.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules as a form: a line for each attribute, trusted sources as a list in words. */
record RuleForm(List<Line> lines, List<String> general) {
    /** @param id of its input @param sources trusted ones, parted by commas, the most trusted first */
    record Line(String attribute, String id, String label, String sources, List<String> faults) {}

    static RuleForm of(Survivorship rules) {
        return of(sources(rules), null);
    }

    /** @param sent by attribute @param problem what stands against it, if anything */
    static RuleForm of(Map<String, String> sent, @Nullable Problem problem) {
        List<Fault> faults = problem == null ? List.of() : problem.errors();
        List<Line> lines = Stream.concat(AttributeWords.USUAL.stream(), new TreeSet<>(sent.keySet()).stream())
                .distinct()
                .map(name -> new Line(
                        name,
                        name.replace('.', '-'),
                        label(name),
                        sent.getOrDefault(name, ""),
                        faults.stream()
                                .filter(fault -> isOf(fault, name))
                                .map(Fault::message)
                                .toList()))
                .toList();
        List<String> general = new ArrayList<>();
        if (problem != null && problem.errors().isEmpty()) {
            general.add(problem.detail());
        }
        faults.stream()
                .filter(fault -> lines.stream().noneMatch(line -> isOf(fault, line.attribute())))
                .forEach(fault -> general.add(fault.message()));
        return new RuleForm(lines, general);
    }

    public boolean isFaulty() {
        return !general.isEmpty()
                || lines.stream().anyMatch(line -> !line.faults().isEmpty());
    }

    /** @param sent sources by attribute; an attribute without any has no rule of its own */
    static Survivorship rules(Map<String, String> sent) {
        Map<String, Rule> rules = new LinkedHashMap<>();
        sent.forEach((attribute, sources) -> {
            List<String> prefer = Arrays.stream(sources.split("[,;\\s]+", -1))
                    .filter(source -> !source.isEmpty())
                    .toList();
            if (!prefer.isEmpty()) {
                rules.put(attribute, new Rule(prefer, Survivorship.Otherwise.MOST_RECENT));
            }
        });
        return new Survivorship(rules);
    }

    private static Map<String, String> sources(Survivorship rules) {
        Map<String, String> sources = new LinkedHashMap<>();
        rules.attributes().forEach((attribute, rule) -> sources.put(attribute, String.join(", ", rule.prefer())));
        return sources;
    }

    private static boolean isOf(Fault fault, String attribute) {
        String pointer = "/attributes/" + attribute.replace("~", "~0").replace("/", "~1");
        return fault.pointer().equals(pointer) || fault.pointer().startsWith(pointer + '/');
    }

    private static String label(String attribute) {
        return attribute.startsWith("attributes.")
                ? AttributeWords.label(attribute) + ", further answer"
                : AttributeWords.label(attribute);
    }
}
