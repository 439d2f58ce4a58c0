package finme.bench;

import java.net.http.HttpRequest;
import java.time.Duration;

/** One way to take an application from HTTP to its end: two lenders asked one after the other, both decline, CRM told. */
interface Contender extends AutoCloseable {
    String name();

    /** @return the database that counts for it */
    Database database();

    /** From now on lenders take that long to answer. */
    void partnersTake(Duration delay) throws Exception;

    /** @param n makes the borrower a new one */
    HttpRequest application(int n);

    /** SQL giving how many applications have ended. */
    String finished();

    /** SQL giving {@code id, ended_at} of applications received since the one parameter, a time. */
    String ends();

    @Override
    void close();
}
