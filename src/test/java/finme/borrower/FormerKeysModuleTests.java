package finme.borrower;

import static org.assertj.core.api.Assertions.assertThat;

import finme.borrower.Applicants.Applicant;
import finme.testing.FinMeTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Persons who were indexed when values were not yet brought into one form. */
@FinMeTest
class FormerKeysModuleTests {
    private final Applicants applicants;

    FormerKeysModuleTests(Borrowers borrowers, PlatformTransactionManager manager) {
        this.applicants = new Applicants(borrowers, new TransactionTemplate(manager));
    }

    @Test
    void areFoundByADomainInItsOwnScript() {
        UUID before = applicants.borrower(Applicant.irina(null, null, "former@b\u00fccher.test"));
        assertThat(applicants.borrower(Applicant.irina(null, null, "former@xn--bcher-kva.test")))
                .isEqualTo(before);
    }

    @Test
    void areFoundByLettersThatWereNotComposed() {
        UUID before = applicants.borrower(Applicant.irina(null, null, "forme\u0301r@example.test"));
        assertThat(applicants.borrower(Applicant.irina(null, null, "form\u00e9r@example.test")))
                .isEqualTo(before);
    }

    @Test
    void areFoundByATaxIdThatHadItsCountryBefore() {
        UUID before = applicants.borrower(Applicant.irina("CZ7755443322", "+420777330001", null));
        UUID now = applicants.borrower(Applicant.irina("7755443322", "+420777330001", null));
        assertThat(now).isEqualTo(before);
        assertThat(applicants.borrower(Applicant.irina("7755443322", null, "former3@example.test")))
                .isEqualTo(before);
    }
}
