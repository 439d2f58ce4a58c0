package finme.canonical.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailsTests {
    @ParameterizedTest
    @CsvSource(textBlock = """
            Irina.Novak@Example.TEST, irina.novak@example.test
            ' jan@example.test ', jan@example.test
            \u200bj1@example.test, j1@example.test
            j1\u200b@example.test, j1@example.test
            \ufeffj1@example.test\u200e, j1@example.test
            j1@exam\u00adple.test, j1@example.test
            j1@example.test\u00a0, j1@example.test
            jose\u0301@example.test, jos\u00e9@example.test
            JOSE\u0301@example.test, jos\u00e9@example.test
            jos\u00e9@example.test, jos\u00e9@example.test
            jan@b\u00fccher.test, jan@xn--bcher-kva.test
            jan@bu\u0308cher.test, jan@xn--bcher-kva.test
            jan@B\u00dcCHER.test, jan@xn--bcher-kva.test
            jan@xn--bcher-kva.test, jan@xn--bcher-kva.test
            jan@XN--BCHER-KVA.TEST, jan@xn--bcher-kva.test
            jan@stra\u00dfe.test, jan@xn--strae-oqa.test
            jan@xn--strae-oqa.test, jan@xn--strae-oqa.test
            jan@strasse.test, jan@strasse.test
            jan@пример.test, jan@xn--e1afmkfd.test
            jan@example\u3002test, jan@example.test
            jan@example.test., jan@example.test
            \uff4a\uff41\uff4e\uff20example.test, jan@example.test
            mailto:jan@example.test, jan@example.test
            Jan Novak <jan@example.test>, jan@example.test
            '"Novak, Jan" <jan@example.test>', jan@example.test
            <jan@example.test>, jan@example.test
            'jan@example.test;', jan@example.test
            '''jan@example.test', jan@example.test
            'o''brien@example.test', 'o''brien@example.test'
            my@my--own.test, my@my--own.test
            jan+loan@example.test, jan+loan@example.test
            """)
    void areReadInOneForm(String text, String address) throws Unusable {
        assertThat(Emails.read(text)).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            jan\u00a0n@example.test, invalid_email
            jan n@example.test, invalid_email
            j\ufffdn@example.test, invalid_email
            jan@exam ple.test, invalid_email
            jan@@example.test, invalid_email
            jan@example, invalid_email
            @example.test, invalid_email
            jan.example.test, invalid_email
            jan@-example.test, invalid_email
            jan@example..test, invalid_email
            'a@example.test, b@example.test', invalid_email
            jan@xn--a.test, invalid_email
            jan@192.0.2.10, invalid_email
            jan@example.123, invalid_email
            jan@example.-t, invalid_email
            jan@example.t--, invalid_email
            jan..novak@example.test, invalid_email
            .jan@example.test, invalid_email
            jan.@example.test, invalid_email
            noemail@example.test, placeholder
            NoEmail@gmail.com, placeholder
            no-email@seznam.cz, placeholder
            no.email@seznam.cz, placeholder
            noemail123@gmail.com, placeholder
            nomail@nomail.com, placeholder
            none@none.com, placeholder
            none@example.test, placeholder
            unknown@example.test, placeholder
            no-reply@bank.test, placeholder
            noreply@bank.test, placeholder
            do-not-reply@bank.test, placeholder
            test@test.com, placeholder
            test@test.cz, placeholder
            test1@test.cz, placeholder
            Test@TEST.test, placeholder
            no@no.no, placeholder
            na@na.na, placeholder
            null@null.com, placeholder
            email@email.cz, placeholder
            asdf@asdf.com, placeholder
            neni@neni.cz, placeholder
            no@noemail.com, placeholder
            a@a.a, placeholder
            a@a.aa, placeholder
            xxx@xxx.xxx, placeholder
            111@111.cz, placeholder
            none, placeholder
            n/a, placeholder
            -, placeholder
            neni, placeholder
            unknown, placeholder
            """)
    void areLeftOutWithAReason(String text, String code) {
        assertThat(Refused.code(() -> Emails.read(text))).isEqualTo(code);
    }

    /** Names and firms that look like fillers: people live at these addresses. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "na@company.test",
                "no@company.test",
                "null@nullmedia.test",
                "brak@example.test",
                "test.novak@example.test",
                "novak@novak.cz",
                "kim@kim.cz",
                "lee@lee.com",
                "info@info.cz",
                "user@mail.ru",
                "tester@example.test",
                "mail@novak.cz",
                "nemam.novak@example.test",
                "nonet@example.test",
                "unknownartist@example.test",
                "xxx@example.test",
                "aa@bb.cz",
                "irina.novak@example.test",
                "name.surname@example.test"
            })
    void ofRealPeopleStayWhatTheyAre(String address) throws Unusable {
        assertThat(Emails.read(address)).isEqualTo(address);
    }
}
