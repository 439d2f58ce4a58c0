package finme.chaos.edge;

import finme.chaos.node.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is to be found on an edge by somebody who has got there: files, log, memory, connections. */
final class EdgeTraces {

    private final Node edge;
    private final Path home;
    private final Path spool;
    private final int door;
    private final List<String> facts = new ArrayList<>();

    EdgeTraces(Node edge, Path home, Path spool, int door) {
        this.edge = edge;
        this.home = home;
        this.spool = spool;
        this.door = door;
    }

    List<String> facts() {
        return facts;
    }

    long spoolBytes() throws IOException {
        long sum = 0;
        for (Path file : files(spool)) {
            sum += Files.size(file);
        }
        return sum;
    }

    List<String> whileKept() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path file : files(spool)) {
            if (holdsCanary(file)) {
                broken.add("the canary is readable in " + file.getFileName() + " while it is kept");
            }
        }
        return broken;
    }

    List<String> afterDelivery() throws IOException {
        List<String> broken = new ArrayList<>();
        List<Path> all = new ArrayList<>(files(spool));
        all.addAll(files(home));
        for (Path file : all) {
            if (holdsCanary(file)) {
                broken.add("the canary is readable in " + file.getFileName());
            }
        }
        facts.add("canary phone number looked for in " + all.size() + " files of the edge, its log among them");
        Path dump = home.resolve("live.hprof");
        run("jcmd", String.valueOf(edge.pid()), "GC.heap_dump", dump.toString());
        if (holdsCanary(dump)) {
            broken.add("the canary is among the live objects of the edge");
        }
        facts.add("canary phone number looked for in a dump of the edge's live objects, " + Files.size(dump) / 1024
                + " kB");
        Files.delete(dump);
        broken.addAll(connections());
        return broken;
    }

    /** Those it opened itself lead to core's door only. */
    private List<String> connections() throws IOException {
        String listed = run("ss", "-tnpH", "state", "established");
        Map<String, Integer> peers = new TreeMap<>();
        for (String line : listed.lines().toList()) {
            if (!line.contains("pid=" + edge.pid() + ",")) {
                continue;
            }
            Matcher parts = Pattern.compile("(\\S+):(\\d+)\\s+(\\S+):(\\d+)\\s").matcher(line);
            if (parts.find() && !edge.url().endsWith(":" + parts.group(2))) {
                peers.merge(parts.group(4), 1, Integer::sum);
            }
        }
        facts.add("connections opened by the edge, by port: " + peers + "; core's door is " + door);
        return peers.keySet().equals(Set.of(String.valueOf(door)))
                ? List.of()
                : List.of("the edge is connected to " + peers + " and not to core's door " + door + " alone");
    }

    private static boolean holdsCanary(Path file) throws IOException {
        byte[] all = Files.readAllBytes(file);
        return holds(all, KeptPosts.CANARY.getBytes(StandardCharsets.US_ASCII))
                || holds(all, KeptPosts.CANARY.getBytes(StandardCharsets.UTF_16BE))
                || holds(all, KeptPosts.CANARY.getBytes(StandardCharsets.UTF_16LE));
    }

    private static boolean holds(byte[] all, byte[] wanted) {
        for (int at = 0; at <= all.length - wanted.length; at++) {
            int same = 0;
            while (same < wanted.length && all[at + same] == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return true;
            }
        }
        return false;
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(command[0] + ": " + said);
        }
        return said;
    }
}
