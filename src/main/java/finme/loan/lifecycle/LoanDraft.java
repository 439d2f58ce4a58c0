package finme.loan.lifecycle;

import java.util.UUID;

/** What is known of an application before it is stored, beside its document. */
record LoanDraft(UUID id, UUID borrower, boolean returning, String source, boolean test) {}
