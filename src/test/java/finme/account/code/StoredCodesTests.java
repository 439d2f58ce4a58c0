package finme.account.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.isNull;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.node.TextNode;
import finme.account.Codes.Addressee;
import finme.account.Sessions;
import finme.account.code.SignInRows.Tried;
import finme.account.limit.Callers;
import finme.borrower.Contacts;
import finme.borrower.Contacts.Contact;
import finme.kernel.Problem;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose cabinet a right code opens where several share its address. */
class StoredCodesTests {
    private static final Addressee HOME = new Addressee("email", "home@example.test");
    private static final byte[] CODE = {1};
    private static final Contact ADAM = contact("1980-02-29");
    private static final Contact BEATA = contact(null);

    private final CodeRequests requests = mock(CodeRequests.class);
    private final SignInRows rows = mock(SignInRows.class);
    private final CodeHash hash = mock(CodeHash.class);
    private final Contacts contacts = mock(Contacts.class);
    private final Sessions sessions = mock(Sessions.class);
    private final StoredCodes codes = new StoredCodes(requests, rows, hash, contacts, sessions, mock(Callers.class));

    @BeforeEach
    void aRightCode() {
        when(requests.address(HOME)).thenReturn(new byte[] {2});
        when(rows.attempt(anyString(), any(), any(), any())).thenReturn(new Tried(1, CODE, Duration.ofMinutes(10)));
        when(rows.use(anyString(), any(), any())).thenReturn(true);
        when(hash.of(any(), anyString())).thenReturn(CODE);
        when(sessions.open(any(), isNull())).thenReturn("session");
    }

    /** Any date but the other one's would open what is theirs. */
    @Test
    void aDateThatIsNobodysOpensNobodysOfWhomNoneIsKnown() {
        when(contacts.all(anyString(), any())).thenReturn(List.of(ADAM, BEATA));
        assertThat(refused(null)).isEqualTo("birth_date_needed");
        assertThat(refused("1984-11-30")).isEqualTo("wrong_birth_date");
        verify(sessions, never()).open(any(), any());
        assertThat(signIn("1980-02-29")).isEqualTo("session");
        verify(sessions).open(argThat(proven -> proven.borrower().equals(ADAM.person())), isNull());
    }

    @Test
    void oneOfWhomNoneIsKnownIsNotAsked() {
        when(contacts.all(anyString(), any())).thenReturn(List.of(BEATA));
        assertThat(signIn(null)).isEqualTo("session");
    }

    private String refused(@Nullable String born) {
        return catchThrowableOfType(Problem.class, () -> signIn(born)).code();
    }

    private String signIn(@Nullable String born) {
        return codes.signIn(HOME, "123456", born == null ? null : LocalDate.parse(born), "192.0.2.1");
    }

    private static Contact contact(@Nullable String born) {
        return new Contact(
                UUID.randomUUID(),
                "home@example.test",
                null,
                born == null ? Map.of() : Map.of("borrower.birthDate", TextNode.valueOf(born)));
    }
}
