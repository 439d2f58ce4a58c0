package finme.bench.section;

import java.util.List;

/**
 * System properties; what is empty gets its default.
 *
 * @param quick less of everything
 * @param only which contenders take turns
 * @param parts which sections run; empty for all
 * @param warmUp applications of FinMe before the first round; the others, which have less code, get half as many
 * @param rounds turns of each contender
 */
public record Options(boolean quick, List<String> only, List<String> parts, int warmUp, int rounds) {
    public static Options read() {
        boolean quick = Boolean.getBoolean("bench.quick");
        return new Options(
                quick,
                list("bench.only", "floor,plain,FinMe"),
                list("bench.parts", ""),
                number("bench.warmup", quick ? 500 : 6_000),
                number("bench.rounds", quick ? 1 : 3));
    }

    int warmUpOfOthers() {
        return warmUp / 2;
    }

    public boolean runs(Section section) {
        return parts.isEmpty() ? !quick || section.quick() : parts.contains(section.name());
    }

    private static List<String> list(String name, String otherwise) {
        String given = System.getProperty(name, "");
        String text = given.isBlank() ? otherwise : given;
        return text.isBlank() ? List.of() : List.of(text.split(","));
    }

    private static int number(String name, int otherwise) {
        String given = System.getProperty(name, "");
        return given.isBlank() ? otherwise : Integer.parseInt(given);
    }
}
