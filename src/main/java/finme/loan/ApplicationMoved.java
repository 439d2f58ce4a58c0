package finme.loan;

import java.util.UUID;

/** An application has a new status. Told as a Spring event inside the transaction that moved it: listeners join in. */
public record ApplicationMoved(UUID application, ApplicationStatus status) {}
