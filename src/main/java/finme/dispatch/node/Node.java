package finme.dispatch.node;

import java.lang.management.ManagementFactory;

/** This process, as leases name it for people who look into the table. */
public final class Node {
    public static final String NAME = ManagementFactory.getRuntimeMXBean().getName();

    private Node() {}
}
