package finme.chaos.lender;

import java.util.concurrent.atomic.AtomicInteger;

/** What a lender made of one idempotency key. */
final class Loan {
    final String lender;
    final String key;
    final int application;
    final String reference;
    final Plan plan;
    final AtomicInteger requests = new AtomicInteger();

    Loan(String lender, String key, int application, String reference, Plan plan) {
        this.lender = lender;
        this.key = key;
        this.application = application;
        this.reference = reference;
        this.plan = plan;
    }

    String event(int number) {
        return lender + "-" + key + "-" + number;
    }
}
