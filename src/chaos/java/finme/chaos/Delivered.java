package finme.chaos;

import finme.chaos.node.Node;
import finme.platform.postgres.CrashingPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** FinMe as its image has it: unpacked, with an archive of its classes (ADR 66). */
final class Delivered {
    private static final Path JAR = Path.of("target", "finme.jar");
    private static final Path APP = Path.of("target", "app").toAbsolutePath();

    private Delivered() {}

    /** All nodes started after this are of that form. Takes half a minute. */
    static void prepare() throws IOException, InterruptedException {
        FileSystemUtils.deleteRecursively(APP);
        run("-Djarmode=tools", "-jar", JAR.toString(), "extract", "--destination", APP.toString());
        Path data = Files.createTempDirectory(APP, "training-");
        try (CrashingPostgres postgres = new CrashingPostgres(data, Path.of("target", "postgres"), List.of())) {
            run(
                    "-XX:ArchiveClassesAtExit=" + APP.resolve(Node.ARCHIVE),
                    "-Dspring.context.exit=onRefresh",
                    "-jar",
                    APP.resolve(Node.JAR).toString(),
                    "--spring.profiles.active=sandbox",
                    "--spring.datasource.url=" + postgres.url(),
                    "--spring.datasource.username=" + postgres.user(),
                    "--finme.public-url=http://127.0.0.1",
                    "--finme.data.dir=" + data,
                    "--finme.keyset.generate=true",
                    "--finme.keyset.file=" + data.resolve("keyset.properties"),
                    "--finme.admin.password=unused");
        }
        System.setProperty(Node.APP, APP.toString());
    }

    private static void run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments));
        Path log = Files.createDirectories(Path.of("target", "chaos")).resolve("delivered.log");
        int code = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        if (code != 0) {
            throw new IllegalStateException("FinMe could not be unpacked or started once; see " + log);
        }
    }
}
