package finme.canonical.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhonesTests {
    @ParameterizedTest
    @CsvSource(textBlock = """
            +420601000184, , +420601000184
            '+420 601 000 184', CZ, +420601000184
            +420-601-000-184, , +420601000184
            +420.601.000.184, , +420601000184
            00420601000252, CZ, +420601000252
            00 420 601 000 252, CZ, +420601000252
            601000499, CZ, +420601000499
            0011 420 601 000 184, AU, +420601000184
            011 420 601 000 184, US, +420601000184
            8 10 420 601 000 184, RU, +420601000184
            00 1 212 736 5000, CZ, +12127365000
            0033612345678, FR, +33612345678
            380671112233, UA, +380671112233
            '(067) 111-22-33', UA, +380671112233
            0151 12345678, DE, +4915112345678
            0151/12345678, DE, +4915112345678
            '+49 (0) 151 12345678', , +4915112345678
            '+420 (0) 601 000 184', , +420601000184
            '+39 (0)6 69812345', , +390669812345
            + 420 601 000 184, , +420601000184
            '(+420) 601 000 184', CZ, +420601000184
            '+(420) 601-000-184', , +420601000184
            420601000184, CZ, +420601000184
            '+39 06 69812345', , +390669812345
            +420601000285.0, , +420601000285
            601000285.00, CZ, +420601000285
            '601000285,0', CZ, +420601000285
            4.20601000285E11, CZ, +420601000285
            '''+420601000184', , +420601000184
            '="+420601000184"', , +420601000184
            \ufeff+420601000184, , +420601000184
            +420\u00a0601\u00a0000\u00a0184, , +420601000184
            +420\u200b601000184, , +420601000184
            \u202a+420601000184\u202c, , +420601000184
            +420\u2011601\u2013000\u2014184, , +420601000184
            \uff0b\uff14\uff12\uff10\uff16\uff10\uff11\uff10\uff10\uff10\uff11\uff18\uff14, , +420601000184
            +\u0664\u0662\u0660\u0666\u0660\u0661\u0660\u0660\u0660\u0661\u0668\u0664, , +420601000184
            +420777000001, , +420777000001
            +48601234890, , +48601234890
            """)
    void areReadInOneForm(String text, @Nullable String country, String e164) throws Unusable {
        assertThat(Phones.read(text, country)).isEqualTo(new Phones.Phone(e164, false));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            +49 151 12345678 Mama, +4915112345678
            +49 30 1234567 (home), +49301234567
            '+420601000184, práce', +420601000184
            +420601000184 - work, +420601000184
            +420601000184 (mezi 8 a 16), +420601000184
            +420601000184 ext. 12, +420601000184
            +420601000184x12, +420601000184
            +420601000184ext12, +420601000184
            '+420601000184 linka 12', +420601000184
            '+420601000184 #12', +420601000184
            '+420601000184;ext=12', +420601000184
            '+420601000184, +420602000185', +420601000184
            'Tel: +420601000184', +420601000184
            tel.+420601000184, +420601000184
            (mama) +420601000184, +420601000184
            мама +420601000184, +420601000184
            +420601000184 мама, +420601000184
            """)
    void loseTheWordsAroundThem(String text, String e164) throws Unusable {
        assertThat(Phones.read(text, "CZ")).isEqualTo(new Phones.Phone(e164, true));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            061234dgfs, FR, invalid_phone
            06 12 34 56 7O, FR, invalid_phone
            O601000184, CZ, invalid_phone
            60100O184, CZ, invalid_phone
            +420 601 OOO 184, , invalid_phone
            +49 30 123456 O8, , invalid_phone
            1-800-FLOWERS, US, invalid_phone
            0671234567, CZ, invalid_phone
            0987654321, PL, invalid_phone
            +420000000000, , invalid_phone
            +42060100018, , invalid_phone
            +4206010001844, , invalid_phone
            +999601000184, , invalid_phone
            601000184, , invalid_phone
            123456789, CZ, invalid_phone
            12, CZ, invalid_phone
            abc, CZ, invalid_phone
            +, CZ, placeholder
            +420777777777, , placeholder
            +48123456789, , placeholder
            none, CZ, placeholder
            n/a, CZ, placeholder
            -, CZ, placeholder
            není, CZ, placeholder
            neni, CZ, placeholder
            xxx, CZ, placeholder
            4.20601E+11, CZ, digits_lost
            '4,20601E+11', CZ, digits_lost
            """)
    void areLeftOutWithAReason(String text, @Nullable String country, String code) {
        assertThat(Refused.code(() -> Phones.read(text, country))).isEqualTo(code);
    }

    @Test
    void tellTheCountryThatGaveThemOut() {
        assertThat(Phones.country("+420601000184")).isEqualTo("CZ");
        assertThat(Phones.country("+80012345678")).isNotEqualTo("CZ");
    }

    @Test
    void areNotPrinted() throws Unusable {
        assertThat(Phones.read("+420601000184", null).toString()).doesNotContain("601");
    }
}
