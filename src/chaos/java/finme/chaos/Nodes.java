package finme.chaos;

import finme.chaos.node.Node;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The nodes behind what a load balancer would be: turns are taken among those that are ready. */
final class Nodes implements AutoCloseable {
    private final List<Node> all;
    private final AtomicInteger turn = new AtomicInteger();

    Nodes(List<Node> all) {
        this.all = List.copyOf(all);
    }

    /** @return some address also when nobody is ready: whoever calls tries again */
    String url() {
        int start = turn.getAndIncrement();
        for (int i = 0; i < all.size(); i++) {
            Node node = all.get(Math.floorMod(start + i, all.size()));
            if (node.isReady()) {
                return node.url();
            }
        }
        return all.get(0).url();
    }

    /** All that are not gone for good. */
    void awaitReady() {
        all.stream().filter(Node::isRunning).forEach(Node::awaitReady);
    }

    Node get(int index) {
        return all.get(index);
    }

    List<Node> all() {
        return all;
    }

    @Override
    public void close() {
        all.forEach(Node::close);
    }
}
