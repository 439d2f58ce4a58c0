package finme.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.sandbox.SandboxSecrets;
import finme.sandbox.demo.DemoApi.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts in what is not there yet. What somebody changed stays changed, and a source that has heard of an application
 * already gets no sample again.
 */
final class DemoSeed {
    private static final Logger LOG = LoggerFactory.getLogger(DemoSeed.class);
    static final List<String> SYSTEMS = List.of("bi", "ledger-archive");
    static final List<String> PARTNERS =
            List.of("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota");
    static final List<String> SOURCES =
            List.of("web-form", "affiliate-flat", "affiliate-xml", "payday-form", "bank-lead", "branch");

    static final List<String> FORMS = List.of("personal-loan");

    private final DemoApi api;
    private final ObjectMapper json;
    private final String root;
    private final SandboxSecrets secrets;

    /** @param secrets of the sandbox, which its lenders ask for and its systems check */
    DemoSeed(DemoApi api, ObjectMapper json, String root, SandboxSecrets secrets) {
        this.api = api;
        this.json = json;
        this.root = root;
        this.secrets = secrets;
    }

    void run() throws IOException, InterruptedException {
        for (String system : SYSTEMS) {
            put("connected-systems", system);
        }
        for (String partner : PARTNERS) {
            put("partners", partner);
        }
        for (String source : SOURCES) {
            put("sources", source);
            keepSample(source);
        }
        for (String form : FORMS) {
            publish(form);
        }
        for (String source : SOURCES) {
            send(source);
        }
    }

    private void put(String kind, String code) throws IOException, InterruptedException {
        String path = "/api/v1/admin/" + kind + '/' + code;
        Answer present = api.get(path);
        byte[] wanted = present.status() == 404 ? definition(kind, code) : here(present.body());
        if (wanted.length == 0) {
            return;
        }
        accepted(path, api.put(path, wanted));
        LOG.info("Demo: put in {} {}", kind, code);
    }

    /** @return the same with the simulator's address as it is today; empty when that has not changed */
    private byte[] here(JsonNode present) {
        String before = present.toString();
        String today = before.replaceAll("http://localhost:\\d+/sandbox/", root + "/sandbox/");
        return today.equals(before) ? new byte[0] : today.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] definition(String kind, String code) throws IOException {
        return new String(Sample.read("/demo/" + kind + '/' + code + ".json"), StandardCharsets.UTF_8)
                .replace("${sandbox}", root + "/sandbox")
                .replace("${secret}", secrets.secret())
                .replace("${webhookSecret}", secrets.webhookSecret(code))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Its schema, then its texts in other languages, then both as its first version. */
    private void publish(String form) throws IOException, InterruptedException {
        String path = "/api/v1/admin/forms/" + form;
        if (api.get(path).status() != 404) {
            return;
        }
        JsonNode wanted = json.readTree(definition("forms", form));
        accepted(path, api.put(path + "/draft", json.writeValueAsBytes(wanted.path("schema"))));
        for (Map.Entry<String, JsonNode> language : wanted.path("translations").properties()) {
            byte[] texts = json.writeValueAsBytes(language.getValue());
            accepted(path, api.put(path + "/translations/" + language.getKey(), texts));
        }
        byte[] note = json.writeValueAsBytes(Map.of("note", "Shipped with the demo"));
        accepted(path, api.post(path + "/draft/publish", note));
        LOG.info("Demo: published the form {}", form);
    }

    private static void accepted(String path, Answer answer) throws IOException {
        if (!answer.ok()) {
            throw new IOException(path + " was refused: " + answer.status() + ' ' + answer.body());
        }
    }

    /** Its first sample is what its posting guide shows, unless somebody keeps another. */
    private void keepSample(String source) throws IOException, InterruptedException {
        String path = "/api/v1/admin/sources/" + source + "/sample";
        if (api.get(path).status() == 404) {
            String body = Sample.of(source).get(0).single();
            Answer kept = api.put(path, json.writeValueAsBytes(Map.of("body", body, "invented", true)));
            LOG.info("Demo: kept a sample of {}: {}", source, kept.status());
        }
    }

    private void send(String source) throws IOException, InterruptedException {
        Answer known = api.get("/api/v1/admin/applications?source=" + source);
        if (!known.ok() || !known.body().path("items").isEmpty()) {
            return;
        }
        String key = json.readTree(definition("sources", source)).path("key").asText();
        for (Sample sample : Sample.of(source)) {
            Answer answer = api.apply(source, key, sample);
            if (answer.ok() && sample.isFile()) {
                LOG.info("Demo: sent {} as a file to source {}", sample.name(), source);
            } else if (answer.ok()) {
                String reference = answer.body().path("reference").asText();
                LOG.info("Demo: sent {} as {} to source {}", sample.name(), reference, source);
            } else {
                int faults = answer.body().path("errors").size();
                LOG.info("Demo: {} was refused with {} and {} fault(s)", sample.name(), answer.code(), faults);
            }
        }
    }
}
