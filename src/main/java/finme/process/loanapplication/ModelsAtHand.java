package finme.process.loanapplication;

/** Whether all that an application needs on its way is deployed. */
public interface ModelsAtHand {
    /** @throws finme.kernel.Problem 503 while something is missing */
    void orBusy();
}
