package finme.fuzz;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Lets Jazzer throw what it likes at each {@link Target}, starting from the corpus that is kept, and fails when one of them
 * throws, hangs or eats memory; the input is then below {@code target/fuzz}, to be mended and added to the corpus.
 *
 * <p>System properties: {@code fuzz.seconds} for each, {@code fuzz.parallel}, and {@code fuzz.total}, within which all of
 * them have to end.
 */
public final class Fuzz {
    private static final PrintStream OUT = System.out;
    private static final Path WORK = Path.of("target", "fuzz");
    private static final Path CORPUS = Path.of("src", "test", "resources", "fuzz");
    /** Where new paths count: ours, and what parses for us. */
    private static final String WATCHED =
            "finme.**:org.camunda.feel.**:com.fasterxml.jackson.core.**:com.fasterxml.jackson.dataformat.**";

    private static final List<String> OPENED = List.of("java.base/java.lang", "java.base/java.nio");

    private static final int PARALLEL = Integer.getInteger("fuzz.parallel", 2);
    private static final int SHORTEST = 5;
    /** For a process to start, and its targets to be put together under instrumentation. */
    private static final int START = 20;

    private Fuzz() {}

    private static int seconds() {
        int rounds = (Target.values().length + PARALLEL - 1) / PARALLEL;
        int each = Integer.getInteger("fuzz.total", Integer.MAX_VALUE) / rounds - START;
        return Math.min(Integer.getInteger("fuzz.seconds", 60), each);
    }

    public static void main(String[] args) throws Exception {
        int seconds = seconds();
        if (seconds < SHORTEST) {
            OUT.println("no time is left for fuzzing");
            System.exit(0);
        }
        ExecutorService workers = Executors.newFixedThreadPool(PARALLEL);
        List<Future<Boolean>> runs = new ArrayList<>();
        for (Target target : Target.values()) {
            Callable<Boolean> run = () -> stands(target, seconds);
            runs.add(workers.submit(run));
        }
        boolean clean = true;
        for (Future<Boolean> run : runs) {
            clean &= held(run);
        }
        workers.shutdown();
        System.exit(clean ? 0 : 1);
    }

    private static boolean held(Future<Boolean> run) throws InterruptedException {
        try {
            return run.get();
        } catch (ExecutionException broken) {
            OUT.println(broken.getCause());
            return false;
        }
    }

    private static boolean stands(Target target, int seconds) throws IOException, InterruptedException {
        Path found = Files.createDirectories(WORK.resolve(target.folder()));
        Path log = WORK.resolve(target.folder() + ".log");
        Process jazzer = new ProcessBuilder(command(target, found, seconds))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(jazzer::destroyForcibly));
        int exit = jazzer.waitFor();
        List<String> said = Files.readAllLines(log);
        String last = said.stream()
                .filter(line ->
                        line.contains("DONE") || line.startsWith("== Java Exception") || line.contains("ERROR:"))
                .reduce((one, other) -> other)
                .orElse("");
        OUT.println(target + ": " + (exit == 0 ? "stands" : "FALLS, see " + log) + ' ' + last.strip());
        return exit == 0;
    }

    private static List<String> command(Target target, Path found, int seconds) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx700m");
        command.add("-XX:+UseSerialGC");
        OPENED.forEach(module -> command.add("--add-opens=" + module + "=ALL-UNNAMED"));
        command.add("-Dfuzz.target=" + target);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add("com.code_intelligence.jazzer.Jazzer");
        command.add("--target_class=finme.fuzz.FuzzTarget");
        command.add("--instrumentation_includes=" + WATCHED);
        command.add("--custom_hook_includes=" + WATCHED);
        command.add("--reproducer_path=" + WORK);
        command.add("-artifact_prefix=" + WORK + '/' + target.folder() + '-');
        command.add("-max_total_time=" + seconds);
        command.add("-max_len=4096");
        command.add("-timeout=20");
        command.add("-rss_limit_mb=1500");
        command.add("-print_final_stats=1");
        command.add(found.toString());
        command.add(CORPUS.resolve(target.folder()).toString());
        return command;
    }
}
