package finme.chaos;

/** What the clients send. The sum says who is asked and how: one by one, several at once, or for the best price. */
final class Applications {
    static final String SOURCE = "chaos";
    static final String KEY = "chaos-source-key";
    static final String MAPPING = """
            {product: "PERSONAL_LOAN", amount: {value: payload.sum, currency: "EUR"}, termMonths: payload.months,
             borrower: {firstName: payload.first, lastName: payload.last, birthDate: payload.born, phone: payload.phone},
             consents: [{kind: "DATA_SHARING", version: "v7", givenAt: payload.agreedAt}]}""";
    /** Over what a lender may see; the number is in the phone. */
    static final String REQUEST = """
            {ref: dispatch.reference, sum: application.amount.value,
             number: number(substring(application.borrower.phone, 8))}""";

    static final String ANSWER = """
            {words: {accepted: "OFFERED", declined: "DECLINED", pending: "PENDING"},
             answer: {outcome: get or else(get value(words, body.status), body.status), reference: body.id,
               reason: if body.code = null then null else {code: body.code}, price: body.price}}.answer""";
    static final String CALLBACK = """
            {words: {accepted: "OFFERED", declined: "DECLINED", funded: "FUNDED", "accepted again": "OFFERED"},
             event: {dispatch: body.ref, event: body.eventId, outcome: get value(words, body.status)}}.event""";

    private Applications() {}

    private static int[] sumAndMonths(int number) {
        return switch (number % 6) {
            case 4 -> new int[] {12_000, 60};
            case 5 -> new int[] {400, 6};
            default -> new int[] {6_000 + number % 6, 36};
        };
    }

    static String json(int number) {
        int[] wish = sumAndMonths(number);
        return "{\"sum\":%d,\"months\":%d,\"first\":\"Eva\",\"last\":\"Mala%d\",\"born\":\"1988-05-04\",\"phone\":\"+420601%06d\",\"agreedAt\":\"2026-03-02T10:14:05Z\"}"
                .formatted(wish[0], wish[1], number, number);
    }

    /** The prioritisation: by sum, who first and who next. */
    static String table() {
        StringBuilder rules = new StringBuilder();
        for (int group = 0; group < 4; group++) {
            rules.append(rule("" + (6_000 + group), group + 1, 1));
            rules.append(rule("" + (6_000 + group), group + 2, 2));
        }
        for (String sum : new String[] {"12000", "400"}) {
            for (int lender = 3; lender <= 5; lender++) {
                rules.append(rule(sum, lender, 1));
            }
        }
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="Definitions_chaos" name="Partner prioritisation" namespace="http://finme/chaos">
                  <decision id="partner-prioritisation" name="Partner prioritisation" camunda:historyTimeToLive="P30D">
                    <decisionTable id="DecisionTable_chaos" hitPolicy="COLLECT">
                      <input id="Input_amount" label="amount"><inputExpression id="InputExpression_amount" typeRef="double"><text>amount</text></inputExpression></input>
                      <output id="Output_partner" label="partner" name="partner" typeRef="string" />
                      <output id="Output_tier" label="tier" name="tier" typeRef="integer" />
                      <output id="Output_weight" label="weight" name="weight" typeRef="integer" />
                      <output id="Output_minPrice" label="minPrice" name="minPrice" typeRef="double" />
                %s    </decisionTable>
                  </decision>
                </definitions>
                """.formatted(rules);
    }

    private static String rule(String sum, int lender, int tier) {
        String id = "Rule_" + sum + "_" + lender;
        return """
                      <rule id="%1$s"><description>By sum.</description><inputEntry id="%1$s_in"><text>%2$s</text></inputEntry>\
                <outputEntry id="%1$s_partner"><text>"c-%3$d"</text></outputEntry><outputEntry id="%1$s_tier"><text>%4$d</text></outputEntry>\
                <outputEntry id="%1$s_weight"><text>1</text></outputEntry><outputEntry id="%1$s_price"><text>null</text></outputEntry></rule>
                """.formatted(id, sum, lender, tier);
    }
}
