package finme.gateway.server;

import finme.borrower.Borrowers.Identity;
import finme.borrower.Borrowers.Person;
import finme.gateway.ApplicationIntake.Submission;
import finme.loan.CanonicalApplication;
import java.util.UUID;

/** One submission on its way in. @param id of the application that it becomes, unless it is a repeat */
record Intake(UUID id, Submission submission, CanonicalApplication document) {
    Person person() {
        CanonicalApplication.Borrower borrower = document.borrower();
        Identity identity = new Identity(
                borrower.firstName(),
                borrower.middleName(),
                borrower.lastName(),
                borrower.birthDate(),
                borrower.taxId(),
                borrower.phone(),
                borrower.email());
        return new Person(identity, submission.source());
    }

    @Override
    public String toString() {
        return "Intake[" + id + ']';
    }
}
