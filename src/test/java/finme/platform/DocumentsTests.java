package finme.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Documents tell of what exists and stand alone: a class that is renamed or a text nobody has fails here. */
class DocumentsTests {
    private static final Pattern QUOTED = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern PACKAGED = Pattern.compile("(?:finme\\.)?((?:[a-z]+\\.)+)([A-Z]\\w+)");
    private static final Pattern MEMBER = Pattern.compile("([A-Z]\\w+)\\.([a-z]\\w*)(?:\\(\\))?");
    private static final Pattern CLASS = Pattern.compile("[A-Z][a-z]+(?:[A-Z][a-z]+)+");
    private static final Pattern DECLARED = Pattern.compile("\\b(?:class|record|interface|enum) (\\w+)");
    private static final Pattern ADR = Pattern.compile("\\bADR (\\d+)");
    private static final Pattern FILE =
            Pattern.compile("`?((?:docs|src|samples|processes|decisions|docker)/[\\w./-]*\\w)`?");
    private static final Pattern MODULE_ROW = Pattern.compile("\\n\\| `(\\w+)` \\| [^|]+ \\| ([`\\w, ]+|–) \\|");
    private static final Pattern MODULE = Pattern.compile("@ApplicationModule\\(\\s*allowedDependencies = \\{([^}]*)}");
    /** Papers and numbers of whoever planned FinMe; a reader of the repository has none of them. */
    private static final Pattern ELSEWHERE = Pattern.compile(
            "\\b(?:CONTRACT|RELIABILITY|ARCHITECTURE|SPEED|PRODUCT|STYLE|FINDINGS)\\b|\\b[XRSD]\\d{1,2}\\b");
    /** Names of libraries that documents speak of. */
    private static final Set<String> FOREIGN = Set.of(
            "AntPathRequestMatcher",
            "EvalContext",
            "FeelInterpreter",
            "HttpClient",
            "HttpOnly",
            "IdGenerator",
            "JdbcTemplate",
            "JobManager",
            "RuntimeService");

    private static final int SCREEN_LINES = 25;
    private static final int SCREEN_WIDTH = 160;

    private final Map<Path, String> code = texts(Path.of("src"), "java");

    @Test
    void everyClassThatADocumentNamesExists() {
        Set<String> declared = code.values().stream()
                .flatMap(text -> DECLARED.matcher(text).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        declared.addAll(FOREIGN);
        assertThat(quoted(CLASS, name -> !declared.contains(name.group()))).isEmpty();
        assertThat(quoted(
                        PACKAGED,
                        name -> file(name.group(1).replace('.', '/') + name.group(2))
                                .isEmpty()))
                .isEmpty();
        assertThat(quoted(MEMBER, name -> !FOREIGN.contains(name.group(1)) && !hasMember(name)))
                .isEmpty();
    }

    @Test
    void everyFileAndRecordThatIsCitedExists() throws IOException {
        Set<String> records;
        try (Stream<Path> files = Files.list(Path.of("docs/adr"))) {
            records = files.map(file -> file.getFileName().toString().substring(0, 4))
                    .collect(Collectors.toSet());
        }
        Map<Path, String> all = documents();
        assertThat(cited(all, FILE, found -> !Files.exists(Path.of(found.group(1)))))
                .isEmpty();
        all.putAll(code);
        assertThat(cited(all, ADR, found -> !records.contains("%04d".formatted(Integer.parseInt(found.group(1))))))
                .isEmpty();
    }

    /** Each module once, with what its package-info lets it use, and all of that further down. */
    @Test
    void theTableOfModulesIsThatOfTheCode() {
        List<String> told = MODULE_ROW
                .matcher(read(Path.of("docs/architecture.md")))
                .results()
                .map(row -> row.group(1) + ": " + words(row.group(2)))
                .toList();
        List<String> declared = new ArrayList<>();
        code.forEach((file, text) -> MODULE.matcher(text)
                .results()
                .forEach(found -> declared.add(file.getName(4) + ": " + words(found.group(1)))));
        assertThat(told).containsExactlyInAnyOrderElementsOf(declared);
        Set<String> below = new HashSet<>();
        for (int row = told.size() - 1; row >= 0; row--) {
            String[] parts = told.get(row).split(": ", 2);
            assertThat(words(parts[1])).as(parts[0]).isSubsetOf(below);
            below.add(parts[0]);
        }
    }

    private static List<String> words(String list) {
        return Pattern.compile("\\w+")
                .matcher(list)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    @Test
    void nothingCitesWhatAStrangerDoesNotHave() {
        assertThat(cited(documents(), ELSEWHERE, found -> true)).isEmpty();
        Map<Path, String> comments = texts(Path.of("src"), "java");
        comments.replaceAll((file, text) -> text.lines()
                .filter(line -> line.strip().matches("(?:/?\\*|//).*"))
                .collect(Collectors.joining("\n")));
        assertThat(cited(comments, ELSEWHERE, found -> true)).isEmpty();
        assertThat(cited(texts(Path.of("src/main/resources"), "yml"), ELSEWHERE, found -> true))
                .isEmpty();
    }

    @Test
    void aDecisionFitsOnAScreen() {
        assertThat(texts(Path.of("docs/adr"), "md").entrySet())
                .filteredOn(record -> lines(record.getValue()) > SCREEN_LINES)
                .extracting(Map.Entry::getKey)
                .isEmpty();
    }

    private static int lines(String text) {
        return text.lines()
                .mapToInt(line -> Math.max(1, (line.length() + SCREEN_WIDTH - 1) / SCREEN_WIDTH))
                .sum();
    }

    private boolean hasMember(MatchResult name) {
        return file('/' + name.group(1))
                .map(text -> Pattern.compile("\\b" + name.group(2) + "\\b")
                        .matcher(text)
                        .find())
                .orElse(false);
    }

    private Optional<String> file(String path) {
        return code.entrySet().stream()
                .filter(entry -> entry.getKey().toString().endsWith(path + ".java"))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private List<String> quoted(Pattern whole, Predicate<MatchResult> wrong) {
        return documents().entrySet().stream()
                .flatMap(entry -> QUOTED.matcher(entry.getValue())
                        .results()
                        .map(found -> whole.matcher(found.group(1)))
                        .filter(matcher -> matcher.matches() && wrong.test(matcher.toMatchResult()))
                        .map(matcher -> entry.getKey() + ": " + matcher.group()))
                .toList();
    }

    private static List<String> cited(Map<Path, String> texts, Pattern pattern, Predicate<MatchResult> wrong) {
        List<String> found = new ArrayList<>();
        texts.forEach((file, text) ->
                pattern.matcher(text).results().filter(wrong).forEach(match -> found.add(file + ": " + match.group())));
        return found;
    }

    private static Map<Path, String> documents() {
        Map<Path, String> documents = texts(Path.of("docs"), "md");
        documents.put(Path.of("README.md"), read(Path.of("README.md")));
        return documents;
    }

    private static Map<Path, String> texts(Path below, String ending) {
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(file -> file.toString().endsWith('.' + ending))
                    .filter(file -> !file.toString().contains("node_modules"))
                    .collect(Collectors.toMap(file -> file, DocumentsTests::read));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
