package finme.bench.section;

import finme.bench.contender.Contender;
import finme.bench.contender.FinMeContender;
import finme.bench.contender.FloorContender;
import finme.bench.contender.PlainContender;
import finme.bench.contender.Ports;
import finme.bench.load.Load;
import finme.bench.measure.Database;
import finme.bench.measure.Server;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The server and all contenders on it, warm. FinMe is always there: its sandbox plays everybody's lenders. */
public final class Stage implements AutoCloseable {
    private static final PrintStream OUT = System.out;

    /** Few, so that the compiler gets its share of the processors: with 60 it lags minutes behind what is hot. */
    private static final int UNDER_WAY = 8;

    private final Options options;
    private final Path data;
    private final Server server;
    private final FinMeContender finme;
    private final List<Contender> contenders = new ArrayList<>();
    private @Nullable FloorContender floor;

    public Stage(Options options, Path data) throws Exception {
        this.options = options;
        this.data = data;
        server = new Server(data);
        finme = new FinMeContender(Ports.free(), server.database(), data);
        if (options.only().contains("floor")) {
            floor = new FloorContender(
                    Ports.free(), server.database().sibling("floor"), finme.connectionProperties(), finme.sandbox());
            contenders.add(floor);
        }
        if (options.only().contains("plain")) {
            contenders.add(new PlainContender(Ports.free(), server.database().sibling("plain"), finme.sandbox()));
        }
        if (options.only().contains("FinMe")) {
            contenders.add(finme);
        }
    }

    public void warmUp() throws Exception {
        for (Contender contender : contenders) {
            int applications = contender == finme ? options.warmUp() : options.warmUpOfOthers();
            long start = System.nanoTime();
            Load.count(contender, applications, UNDER_WAY);
            say("%s warmed up with %d applications in %.0f s", contender.name(), applications, seconds(start));
        }
    }

    List<Contender> contenders() {
        return contenders;
    }

    FinMeContender finme() {
        return finme;
    }

    @Nullable
    FloorContender floor() {
        return floor;
    }

    Database counting() {
        return server.database();
    }

    Options options() {
        return options;
    }

    Path data() {
        return data;
    }

    static void say(String format, Object... values) {
        OUT.printf(java.util.Locale.ROOT, "%tT " + format + "%n", prepend(values));
    }

    private static Object[] prepend(Object... values) {
        Object[] all = new Object[values.length + 1];
        all[0] = System.currentTimeMillis();
        System.arraycopy(values, 0, all, 1, values.length);
        return all;
    }

    static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    @Override
    public void close() {
        contenders.stream().filter(contender -> contender != finme).forEach(Contender::close);
        finme.close();
        server.close();
    }
}
