package finme.bench.contender;

import finme.bench.load.Post;
import finme.bench.measure.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** One or more FinMe processes on one database; applications go to them in turn. The first one has the lenders. */
public final class FinMeNodes implements FinMeTarget, AutoCloseable {
    private final Database database;
    private final Path data;
    private final String heap;
    private final List<FinMeProcess> nodes = new CopyOnWriteArrayList<>();

    public FinMeNodes(Database database, Path data, String heap) {
        this.database = database;
        this.data = data;
        this.heap = heap;
    }

    public FinMeProcess start() throws Exception {
        FinMeProcess node = FinMeProcess.start(
                database, data, heap, nodes.isEmpty() ? 0 : nodes.get(0).port());
        nodes.add(node);
        if (nodes.size() == 1) {
            String base = "http://127.0.0.1:" + node.port();
            new FinMeAdmin(base).lenders(base + "/sandbox", Duration.ZERO);
        }
        return node;
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public Post application(int n) {
        return post(nodes.get(n % nodes.size()), n);
    }

    private static Post post(FinMeProcess node, int n) {
        return FinMeContender.post(node.port(), Application.json(n));
    }

    /** Applications go to that one alone. */
    public FinMeTarget only(FinMeProcess node) {
        return new FinMeTarget() {
            @Override
            public Database database() {
                return database;
            }

            @Override
            public Post application(int n) {
                return post(node, n);
            }
        };
    }

    @Override
    public void close() {
        nodes.forEach(FinMeProcess::close);
    }
}
