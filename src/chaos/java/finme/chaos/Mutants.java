package finme.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The four faults that a store-and-forward system is most tempted to have. They are planted into the child process only:
 * by a bean post-processor on its class path, or by a setting of its database connection.
 */
final class Mutants {
    static final String DROP_EARLY_CALLBACKS = "m1-drop-early-callbacks";
    static final String ACKNOWLEDGE_BEFORE_COMMIT = "m2-acknowledge-before-commit";
    static final String MARK_BEFORE_SEND = "m3-mark-before-send";
    static final String NEW_KEY_PER_TRY = "m4-new-key-per-try";
    static final List<String> ALL =
            List.of(DROP_EARLY_CALLBACKS, ACKNOWLEDGE_BEFORE_COMMIT, MARK_BEFORE_SEND, NEW_KEY_PER_TRY);

    /** The rule that finds what each of them does. */
    private static final Map<String, String> RULES = Map.of(
            DROP_EARLY_CALLBACKS, "outside.callback_is_kept",
            ACKNOWLEDGE_BEFORE_COMMIT, "outside.acknowledged_is_there",
            MARK_BEFORE_SEND, "outside.sent_is_seen",
            NEW_KEY_PER_TRY, "outside.one_loan_per_lender");

    private Mutants() {}

    /** Whatever else it breaks: caught is a mutant by this rule only. */
    static String rule(String mutant) {
        return RULES.getOrDefault(mutant, mutant);
    }

    /** Two of them need no blow to do harm. */
    static List<Strike> strikes(String mutant, long seed, int applications) {
        return switch (mutant) {
            case ACKNOWLEDGE_BEFORE_COMMIT -> Strike.spread(seed, applications / 2, Strike.Kind.STOP_POSTGRES);
            case MARK_BEFORE_SEND -> Strike.spread(seed, applications / 2, Strike.Kind.KILL_FINME);
            default -> List.of();
        };
    }

    /** A directory for the class path of a FinMe that shall be ill. */
    static Path classPath(Path directory) throws IOException {
        Path from = Path.of(Mutants.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .resolve("finme/chaos/mutant");
        Path to = Files.createDirectories(directory.toAbsolutePath().resolve("finme/chaos/mutant"));
        try (Stream<Path> classes = Files.list(from)) {
            for (Path each : classes.toList()) {
                Files.copy(each, to.resolve(each.getFileName()), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Path meta = Files.createDirectories(directory.toAbsolutePath().resolve("META-INF"));
        Files.writeString(
                meta.resolve("spring.factories"),
                "org.springframework.context.ApplicationContextInitializer=finme.chaos.mutant.PlantMutant\n");
        return directory.toAbsolutePath();
    }
}
