package finme.bench.section;

import finme.bench.contender.Application;
import finme.bench.contender.EdgeAndCore;
import finme.bench.contender.FinMeProcess;
import finme.bench.load.Flood;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of applications, from its first byte until each row of it is taken in: in one process, and through the edge. */
final class Files {
    private static final double SECONDS = 60;
    private static final int FULL = 10_000;
    /** Also the borrower's phone: numbers of Czech mobiles that nobody else has here. */
    private static final int FIRST = 770_000_000;

    private static final long LOOK_NANOS = 250_000_000;
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([0-9a-f-]{36})\"");
    private static final String PATH = "/api/v1/sources/" + Application.FILES + "/batches";

    private final HttpClient http = HttpClient.newHttpClient();
    private final EdgeAndCore both;
    private final int rows;

    Files(EdgeAndCore both, int rows) {
        this.both = both;
        this.rows = rows;
    }

    void run(Report report) throws Exception {
        report.paragraph(
                "### Files\n\nA file of %,d rows, each a borrower of its own; taken in until it is DONE.", rows);
        report.head("", "seconds until it was there", "seconds until DONE", "rows a second", "accepted");
        take(report, "one process", both.core(), FIRST);
        take(report, "edge and core", both.edge(), FIRST + FULL);
    }

    private void take(Report report, String name, FinMeProcess at, int first) throws Exception {
        String table = Application.table(first, rows);
        List<Double> core = new ArrayList<>();
        long start = System.nanoTime();
        String answer = http.send(
                        Flood.request(at.port(), PATH, EdgeAndCore.authorization(), "text/csv", table),
                        BodyHandlers.ofString())
                .body();
        Matcher id = ID.matcher(answer);
        if (!id.find()) {
            throw new IllegalStateException("the file was answered " + answer);
        }
        double there = Stage.seconds(start);
        String status = status(at, id.group(1));
        while (!status.contains("\"DONE\"")) {
            if (status.contains("\"FAILED\"")) {
                throw new IllegalStateException(status);
            }
            LockSupport.parkNanos(LOOK_NANOS);
            core.add(Edge.resident(both.core()));
            status = status(at, id.group(1));
        }
        double done = Stage.seconds(start);
        boolean all = status.contains("\"accepted\":" + rows + ",");
        report.row(name, there, done, rows / done, all ? "all" : status);
        String target = String.format(Locale.ROOT, "%,d rows of a file, %s: under 60 s", rows, name);
        report.verdict(
                rows == FULL && all
                        ? Verdict.below(target, done, SECONDS)
                        : Verdict.of(target, Verdict.text(done), all && done < SECONDS * rows / FULL));
        report.verdict(Edge.flat("memory of core meanwhile, " + name, core));
    }

    private String status(FinMeProcess at, String id) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at.port() + PATH + '/' + id))
                .header("Authorization", EdgeAndCore.authorization())
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }
}
