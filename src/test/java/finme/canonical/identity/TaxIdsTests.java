package finme.canonical.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaxIdsTests {
    @ParameterizedTest
    @CsvSource(textBlock = """
            900417/1234, , 9004171234
            '9004171234 ', , 9004171234
            900-417-1234, , 9004171234
            900 417 1234, , 9004171234
            900\u00a0417\u00a01234, , 9004171234
            900\u2011417\u20111234, , 9004171234
            900\u202f417\u202f1234, , 9004171234
            \ufeff9004171234, , 9004171234
            900417\u200b1234, , 9004171234
            900417\u00ad1234, , 9004171234
            \u202d9004171234\u202c, , 9004171234
            \u20669004171234\u2069, , 9004171234
            900417\u20601234, , 9004171234
            9004179986.0, , 9004179986
            9004179986.00, , 9004179986
            '9004179986,0', , 9004179986
            '9,004,179,986.00', , 9004179986
            '9.004.179.986,00', , 9004179986
            9.004179986E9, , 9004179986
            9.004179986E+09, , 9004179986
            '''9004171234', , 9004171234
            ’9004171234, , 9004171234
            '="9004171234"', , 9004171234
            '"9004171234"', , 9004171234
            12\u0663\u06644567, , 12344567
            \u0967\u0968\u0969\u096a\u096b\u096e, , 123458
            \uff19\uff10\uff10\uff14\uff11\uff17\uff11\uff12\uff13\uff14, , 9004171234
            \uff23\uff3a\uff19\uff10\uff10\uff14\uff11\uff17\uff11\uff12\uff13\uff14, CZ, 9004171234
            \u06f9\u06f0\u06f0\u06f4\u06f1\u06f7\u06f1\u06f2\u06f3\u06f4, , 9004171234
            CZ9004171234, CZ, 9004171234
            cz 900417/1234, CZ, 9004171234
            CZ-9004171234, CZ, 9004171234
            CZ9004171234, SK, CZ9004171234
            CZ9004171234, , CZ9004171234
            DIČ: CZ9004171234, CZ, 9004171234
            EL023456780, GR, 023456780
            GR023456780, GR, 023456780
            ATU93173658, AT, U93173658
            ESX1234567L, ES, X1234567L
            ES12345678Z, ES, 12345678Z
            IE1234567WA, IE, 1234567WA
            PL1234563218, PL, 1234563218
            CZ9004171234.0, CZ, 9004171234
            qq 12 34 56 c, , QQ123456C
            """)
    void areReadInOneForm(String text, @Nullable String country, String id) throws Unusable {
        assertThat(TaxIds.read(text, country)).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0000000000, placeholder
            000000000, placeholder
            1111111111, placeholder
            9999999999, placeholder
            000000/0000, placeholder
            CZ0000000000, placeholder
            0000000000.0, placeholder
            \u0660\u0660\u0660\u0660\u0660\u0660, placeholder
            1234567890, placeholder
            0123456789, placeholder
            123456789, placeholder
            12345678, placeholder
            123456/7890, placeholder
            9876543210, placeholder
            987654321, placeholder
            0000000001, placeholder
            0000000012, placeholder
            unknown, placeholder
            UNKNOWN, placeholder
            Unknown1, placeholder
            n/a, placeholder
            N.A., placeholder
            none, placeholder
            null, placeholder
            NULL, placeholder
            nil, placeholder
            -, placeholder
            ---, placeholder
            ., placeholder
            ?, placeholder
            test, placeholder
            TEST1234, placeholder
            neni, placeholder
            není, placeholder
            neuvedeno, placeholder
            невідомо, placeholder
            нет, placeholder
            unbekannt, placeholder
            xxx, placeholder
            xxxxxxxxxx, placeholder
            XXXXXX1234, placeholder
            ******1234, placeholder
            •••1234, placeholder
            #N/A, placeholder
            0, placeholder
            9.00417E+9, digits_lost
            '9,00417E+09', digits_lost
            1.23E+9, digits_lost
            4E+9, digits_lost
            123, invalid_tax_id
            900417123490041712349, invalid_tax_id
            9004171234²5, invalid_tax_id
            """)
    void areLeftOutWithAReason(String text, String code) {
        assertThat(Refused.code(() -> TaxIds.read(text, null))).isEqualTo(code);
    }

    /** Published examples of what tax offices and registries give out. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "9004171234",
                "7912345604",
                "9004179986",
                "3184710691",
                "44051401359",
                "02070803628",
                "1234563218",
                "86095742719",
                "12345678911",
                "931736581",
                "3023217600053",
                "RSSMRA85T10A562S",
                "12345678Z",
                "X1234567L",
                "123456782",
                "85073003328",
                "AB123456C",
                "1123456789",
                "219099999",
                "52998224725",
                "7523169263",
                "1800101221144",
                "8071592153",
                "8112289874",
                "131052308T",
                "2110625629",
                "01010750160",
                "37605030299",
                "16117519997",
                "38703181745",
                "94577403194",
                "15012557",
                "023456780",
                "299999998",
                "1234567T",
                "1234567WA",
                "1893120105732",
                "7569217076985",
                "10000000146",
                "ABCDE1234F",
                "8001015009087",
                "2012345678",
                "123456785",
                "8001011234567",
                "11010519491231002X",
                "500100732259",
                "VECJ880326XXX",
                "TEST800101HDFRRN09",
                "NO483920",
                "NULL800101AB1",
                "20010100000",
                "1000000000",
                "1212121212",
                "0001011234"
            })
    void ofRealPeopleStayWhatTheyAre(String id) throws Unusable {
        assertThat(TaxIds.read(id, null)).isEqualTo(id);
    }
}
