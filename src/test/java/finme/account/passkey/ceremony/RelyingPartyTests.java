package finme.account.passkey.ceremony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import finme.kernel.Problem;
import org.junit.jupiter.api.Test;

class RelyingPartyTests {
    @Test
    void isTheHostThatTheOutsideKnows() {
        assertParty("https://Loans.FinMe.example/", "loans.finme.example", "https://loans.finme.example");
        assertParty("https://finme.example:443", "finme.example", "https://finme.example");
        assertParty("https://finme.example:8443/x", "finme.example", "https://finme.example:8443");
        assertParty("http://localhost:8080", "localhost", "http://localhost:8080");
    }

    @Test
    void isNobodyWhereBrowsersMakeNone() {
        for (String address :
                new String[] {"http://finme.example", "https://192.0.2.1", "https://[2001:db8::1]:8443", "x"}) {
            RelyingParty party = new RelyingParty(address);
            assertThatThrownBy(party::insist)
                    .as(address)
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.code()).isEqualTo("no_passkeys_here"));
        }
    }

    private static void assertParty(String address, String id, String origin) {
        RelyingParty party = new RelyingParty(address);
        party.insist();
        assertThat(party.id()).isEqualTo(id);
        assertThat(party.origin()).isEqualTo(origin);
    }
}
