package finme.platform.access;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.util.AntPathMatcher;

/** {@code endpoint-access.txt}: one line per endpoint, {@code METHODS PATH WHO}; the first line that fits decides. */
final class Expectations {
    private static final AntPathMatcher PATHS = new AntPathMatcher();

    private final List<Line> lines = new ArrayList<>();

    /** @param pattern the mapping's own pattern, or with {@code **} where many endpoints are decided alike */
    private record Line(Set<String> methods, String pattern, Set<Visitor> who) {
        boolean fits(Endpoint endpoint) {
            boolean method = methods.contains("*") || methods.contains(endpoint.method());
            return method
                    && (pattern.equals(endpoint.path())
                            || pattern.contains("**")
                                    && PATHS.match(pattern, endpoint.path().replaceAll("[{}]", "")));
        }
    }

    static Expectations read() throws IOException {
        Expectations all = new Expectations();
        try (var stream = Objects.requireNonNull(Expectations.class.getResourceAsStream("/endpoint-access.txt"));
                var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\s+", 3))
                    .forEach(part -> all.lines.add(new Line(Set.of(part[0].split(",")), part[1], who(part[2]))));
        }
        return all;
    }

    /** @return who may pass, empty when nobody decided on this endpoint */
    Optional<Set<Visitor>> of(Endpoint endpoint) {
        return lines.stream().filter(line -> line.fits(endpoint)).findFirst().map(Line::who);
    }

    private static Set<Visitor> who(String words) {
        Set<Visitor> who = EnumSet.noneOf(Visitor.class);
        Stream.of(words.trim().split("\\s+")).forEach(word -> {
            switch (word) {
                case "anybody" -> who.addAll(EnumSet.allOf(Visitor.class));
                case "staff" -> who.addAll(Set.of(Visitor.AUDITOR, Visitor.OPERATOR, Visitor.OWNER, Visitor.ADMIN));
                case "nobody" -> who.clear();
                default -> who.add(Visitor.valueOf(word));
            }
        });
        return who;
    }
}
