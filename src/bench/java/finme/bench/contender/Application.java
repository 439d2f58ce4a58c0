package finme.bench.contender;

/** One body for all: what our own web form sends, with a borrower of its own. */
public final class Application {
    private Application() {}

    public static String json(int n) {
        return json(n, "EUR");
    }

    public static String json(int n, String currency) {
        String digits = "%09d".formatted(n % 1_000_000_000);
        return """
                {"partnerLeadId": "BENCH-%1$s", "productTypes": ["loan"],
                 "personalInformation": {"firstName": "Irina", "lastName": "Novak%1$s", "email": "b%1$s@example.test",
                  "primaryPhone": "+420%1$s", "dateOfBirth": "1990-04-17", "taxId": "8%1$s", "address1": "Lipova 12",
                  "city": "Brno", "state": "JM", "zipcode": "60200", "country": "CZ"},
                 "loanInformation": {"purpose": "HOME_IMPROVEMENT", "loanAmount": 6000, "currency": "%2$s", "termMonths": 36},
                 "financialInformation": {"employmentStatus": "EMPLOYED", "employer": "Acme s.r.o.",
                  "employedSince": "2019-05-01", "annualIncome": 21600, "monthlyDebt": 250},
                 "legalInformation": {"consentsToDataSharing": true, "consentVersion": "v7",
                  "consentedAt": "2026-03-02T10:14:05Z", "ipAddress": "192.0.2.14"},
                 "sessionInformation": {"userAgent": "Mozilla/5.0 (X11; Linux x86_64)",
                  "landingPage": "https://apply.example.test/loan", "sessionLengthSec": 148}}
                """.formatted(digits, currency);
    }

    /** Source of files. */
    public static final String FILES = "bench-files";

    /** The mapping for rows of {@link #row}. */
    static final String ROW_MAPPING = """
            {product: "PERSONAL_LOAN", amount: {value: payload.amount, currency: payload.currency},
             termMonths: payload.term, purpose: payload.purpose,
             borrower: {firstName: payload.first, lastName: payload.last, birthDate: payload.born, taxId: payload.tax,
               phone: payload.phone, email: payload.mail, language: "cs",
               address: {line1: payload.street, city: payload.city, postalCode: payload.zip, country: payload.country}},
             employment: {status: payload.work, monthlyIncome: {value: payload.income, currency: payload.currency}},
             consents: [{kind: "DATA_SHARING", version: payload.consent, givenAt: payload.agreed}]}
            """;

    /** A file of so many. */
    public static String table(int first, int rows) {
        StringBuilder table = new StringBuilder(
                "id;amount;currency;term;purpose;first;last;born;tax;phone;mail;street;city;zip;country;work;income;consent;agreed\n");
        for (int n = first; n < first + rows; n++) {
            String digits = "%09d".formatted(n % 1_000_000_000);
            table.append(
                    ("ROW-%1$s;6000;EUR;36;HOME_IMPROVEMENT;Irina;Novak%1$s;1990-04-17;8%1$s;+420%1$s;f%1$s@example.test;"
                                    + "\"Lipova 12; 3\";Brno;60200;CZ;EMPLOYED;1750,50;v7;2026-03-02T10:14:05Z\n")
                            .formatted(digits));
        }
        return table.toString();
    }

    /** The mapping FinMe reads it with. */
    public static final String MAPPING = """
            {product: "PERSONAL_LOAN",
             amount: {value: payload.loanInformation.loanAmount, currency: payload.loanInformation.currency},
             termMonths: payload.loanInformation.termMonths, purpose: payload.loanInformation.purpose,
             borrower: {firstName: payload.personalInformation.firstName, lastName: payload.personalInformation.lastName,
               birthDate: payload.personalInformation.dateOfBirth, taxId: payload.personalInformation.taxId,
               phone: payload.personalInformation.primaryPhone, email: payload.personalInformation.email, language: "cs",
               address: {line1: payload.personalInformation.address1, city: payload.personalInformation.city,
                 region: payload.personalInformation.state, postalCode: payload.personalInformation.zipcode,
                 country: payload.personalInformation.country}},
             employment: {status: payload.financialInformation.employmentStatus,
               employer: payload.financialInformation.employer, since: payload.financialInformation.employedSince,
               monthlyIncome: {value: payload.financialInformation.annualIncome / 12, currency: "EUR"}},
             obligations: {monthlyPayments: {value: payload.financialInformation.monthlyDebt, currency: "EUR"}},
             consents: if payload.legalInformation.consentsToDataSharing then [{kind: "DATA_SHARING",
               version: payload.legalInformation.consentVersion, givenAt: payload.legalInformation.consentedAt,
               ip: payload.legalInformation.ipAddress, userAgent: payload.sessionInformation.userAgent,
               page: payload.sessionInformation.landingPage}] else []}
            """;
}
