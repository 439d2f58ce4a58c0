package finme.account.passkey;

import static finme.borrower.Applicants.Applicant.irina;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import finme.account.Passkeys;
import finme.account.Passkeys.Made;
import finme.account.Passkeys.Passkey;
import finme.account.Sessions;
import finme.account.Sessions.Proven;
import finme.borrower.Applicants;
import finme.borrower.Borrowers;
import finme.borrower.Persons;
import finme.kernel.Problem;
import finme.testing.FinMeHttp;
import finme.testing.FinMeTest;
import finme.testing.SoftPasskey;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whom a passkey opens once the staff joins two persons, or parts them. */
@FinMeTest
class PasskeysModuleTests {
    private static final String ADMIN = "admin:test";
    private static final String CALLER = "192.0.2.17";
    private static int last = 150_000;

    private final Passkeys passkeys;
    private final PasskeysOfThePerson personal;
    private final Sessions sessions;
    private final Persons persons;
    private final Applicants applicants;
    private final String origin;
    private final SoftPasskey passkey;
    private UUID anna;
    private UUID bob;

    PasskeysModuleTests(
            Passkeys passkeys,
            PasskeysOfThePerson personal,
            Sessions sessions,
            Persons persons,
            Borrowers borrowers,
            PlatformTransactionManager transactions,
            FinMeHttp http) {
        this.passkeys = passkeys;
        this.personal = personal;
        this.sessions = sessions;
        this.persons = persons;
        this.applicants = new Applicants(borrowers, new TransactionTemplate(transactions));
        this.origin = http.url("");
        this.passkey = new SoftPasskey(origin);
    }

    @BeforeEach
    void two() {
        anna = somebody();
        bob = somebody();
    }

    /** What Bob's code opens goes by Anna's name while they are one; once they are two it must not open Anna's cabinet. */
    @Test
    void opensNobodyOnceThePersonIsParted() {
        UUID merge = persons.merge(anna, bob, ADMIN);
        String session = open(anna);
        Passkey added = add(session, passkey);
        assertThat(added.opens()).isTrue();
        assertThat(sessions.find(signIn()).borrowers()).containsExactlyInAnyOrder(anna, bob);
        persons.unmerge(anna, merge, ADMIN);
        assertThat(refused(this::signIn)).isEqualTo("401 wrong_passkey");
        assertThat(passkeys.of(open(anna))).extracting(Passkey::opens).containsExactly(false);
        assertThat(passkeys.of(open(bob))).isEmpty();
        assertThat(refused(() -> passkeys.askAgain(open(anna)))).isEqualTo("404 not_found");
    }

    /** Whoever made a person with somebody's data must not get all of the somebody by a decision of the staff. */
    @Test
    void opensNoOtherPersonThatItsOwnIsJoinedWith() {
        String session = open(bob);
        add(session, passkey);
        JsonNode asked = passkeys.askAgain(session);
        UUID merge = persons.merge(anna, bob, ADMIN);
        assertThat(refused(this::signIn)).isEqualTo("401 wrong_passkey");
        String again = open(anna);
        assertThat(refused(() -> passkeys.prove(session, passkey.show(asked).toString())))
                .startsWith("401");
        assertThat(passkeys.of(again)).extracting(Passkey::opens).containsExactly(false);
        assertThat(passkeys.begin(again).path("excludeCredentials"))
                .as("the same device makes one anew")
                .isEmpty();
        SoftPasskey anew = new SoftPasskey(origin);
        add(again, anew);
        assertThat(passkeys.of(again)).extracting(Passkey::opens).containsExactly(false, true);
        persons.unmerge(anna, merge, ADMIN);
        assertThat(sessions.find(signIn()).borrowers()).containsExactly(bob);
    }

    /** What is sealed under Anna's key may be Bob's address. */
    @Test
    void goesWithEachOfThoseWhoWereThePerson() {
        UUID merge = persons.merge(anna, bob, ADMIN);
        add(open(anna), passkey);
        persons.unmerge(anna, merge, ADMIN);
        personal.end(Set.of(bob), ADMIN);
        assertThat(passkeys.of(open(anna))).isEmpty();
    }

    private UUID somebody() {
        int number = last++;
        return applicants.borrower(irina("PASS" + number, "+420778" + number, null));
    }

    private String open(UUID borrower) {
        return sessions.open(new Proven(borrower, "phone", new byte[16]), null);
    }

    private Passkey add(String session, SoftPasskey device) {
        String made = device.make(passkeys.begin(session)).toString();
        return passkeys.add(session, new Made("Phone", made, "en", CALLER));
    }

    private String signIn() {
        return passkeys.signIn(passkey.show(passkeys.ask(CALLER)).toString(), CALLER);
    }

    private static String refused(ThrowingCallable attempt) {
        Problem problem = catchThrowableOfType(Problem.class, attempt);
        return problem.status() + " " + problem.code();
    }
}
