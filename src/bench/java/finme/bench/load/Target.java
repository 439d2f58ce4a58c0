package finme.bench.load;

import finme.bench.measure.Database;

/** Where applications go, and how to see that one has come to its end. */
public interface Target {
    String name();

    Database database();

    /** @param n makes the borrower a new one */
    Post application(int n);

    /** How its end shows: by default when the CRM has confirmed it, which the ledger of all contenders tells alike. */
    default End end() {
        return End.ledger("crm_confirmed");
    }
}
