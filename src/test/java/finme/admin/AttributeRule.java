package finme.admin;

import static org.assertj.core.api.Assertions.assertThat;

import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import java.net.http.HttpRequest;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The prioritisation as it is deployed, with one column and one rule more: who answered so goes to that partner. */
record AttributeRule(String attribute, String answer, String partner) {
    private static final String DEPLOYED = "/engine-rest/decision-definition/key/partner-prioritisation/xml";
    private static final Pattern CELLS_OF_A_RULE = Pattern.compile("(<rule\\b.*?)(?=<outputEntry\\b)", Pattern.DOTALL);

    String id() {
        return "Rule_" + attribute;
    }

    /** @return the table as it was before */
    String deploy(FinMeHttp http) {
        String now = http.get(DEPLOYED, FinMeHttp.OWNER).json().path("dmnXml").asText();
        put(http, addedTo(now));
        return now;
    }

    /** As Camunda Modeler does it. */
    static void put(FinMeHttp http, String table) {
        String boundary = "finme" + UUID.randomUUID();
        String body = part(boundary, "name=\"deployment-name\"", "A question more")
                + part(boundary, "name=\"deployment-source\"", "Camunda Modeler")
                + part(boundary, "name=\"data\"; filename=\"partner-prioritisation.dmn\"", table)
                + "--" + boundary + "--\r\n";
        Answer answer = http.send(http.as(FinMeHttp.OWNER, http.request("/engine-rest/deployment/create"))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private String addedTo(String table) {
        String column = "<input id=\"Input_%1$s\"><inputExpression id=\"Expression_%1$s\" typeRef=\"string\">"
                + "<text>attributes.%1$s</text></inputExpression></input>";
        int others = table.split("<input ", -1).length - 1;
        String rule = "<rule id=\"" + id() + "\"><description>The form asks for it.</description>"
                + cell("inputEntry", "").repeat(others)
                + cell("inputEntry", '"' + answer + '"')
                + cell("outputEntry", '"' + partner + '"')
                + cell("outputEntry", "1").repeat(2)
                + cell("outputEntry", "")
                + "</rule>";
        String wider = CELLS_OF_A_RULE.matcher(table).replaceAll("$1" + cell("inputEntry", ""));
        return wider.replaceFirst("(?=<output )", Matcher.quoteReplacement(column.formatted(attribute)))
                .replace("</decisionTable>", rule + "</decisionTable>");
    }

    private static String cell(String kind, String text) {
        return "<%1$s><text>%2$s</text></%1$s>".formatted(kind, text);
    }

    private static String part(String boundary, String disposition, String content) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
    }
}
