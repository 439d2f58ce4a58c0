package finme.bench.contender;

import finme.bench.load.Target;
import java.time.Duration;

/** One way to take an application from HTTP to its end: two lenders asked one after the other, both decline, CRM told. */
public interface Contender extends Target, AutoCloseable {
    /** From now on lenders take that long to answer. */
    void partnersTake(Duration delay) throws Exception;

    @Override
    void close();
}
