package finme.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.canonical.CodeLists;
import finme.canonical.Conversion;
import finme.canonical.SourceMapping;
import finme.dispatch.reading.PartnerBodies;
import finme.form.FormBinding;
import finme.form.FormCheck;
import finme.form.FormSchema;
import finme.form.Verdict;
import finme.kernel.Problem;
import finme.mapping.CsvRows;
import finme.mapping.Feel;
import finme.mapping.MalformedPayload;
import finme.mapping.MappingFault;
import finme.mapping.PayloadFormat;
import finme.mapping.Payloads;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** What reads, as it is put together in the product, without server and database. */
final class Parsers {
    static final Parsers ALL = new Parsers();

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final String COLUMNS = """
            {product: payload.product, amount: {value: payload.sum, currency: "EUR"}, termMonths: payload.months,
             borrower: {firstName: payload.first, lastName: payload.last, birthDate: payload.born, phone: payload.phone},
             consents: [{kind: "DATA_SHARING", version: "v1", givenAt: payload.at}]}""";
    private static final Charset TOLD = Charset.forName("ISO-8859-2");

    private final Payloads payloads;
    private final Feel feel;
    private final Conversion conversion;
    private final SourceMapping asItIs;
    private final SourceMapping ofColumns;
    private final PartnerBodies partners;
    private final FormCheck forms;
    private final FormSchema form;

    private Parsers() {
        AnnotationConfigApplicationContext modules = new AnnotationConfigApplicationContext();
        modules.registerBean(CodeLists.class, () -> directory -> Set.of("PERSONAL_LOAN", "EMPLOYED", "JM"));
        modules.scan("finme.mapping", "finme.canonical", "finme.form.check");
        modules.refresh();
        payloads = modules.getBean(Payloads.class);
        feel = modules.getBean(Feel.class);
        conversion = modules.getBean(Conversion.class);
        asItIs = SourceMapping.compile(feel, "payload", "payload.id");
        ofColumns = SourceMapping.compile(feel, COLUMNS, "payload.id");
        partners = new PartnerBodies(payloads, feel);
        forms = modules.getBean(FormCheck.class);
        form = FormSchema.of(schema());
        feel.compile("now()").evaluate(Map.of()); // Loads all functions, which is not the time of an input.
    }

    /** Read as a source's payload, with the encoding open and told, and taken for a canonical application as it is. */
    void body(PayloadFormat format, byte[] body) {
        for (Charset told : new @Nullable Charset[] {null, TOLD}) {
            try {
                Object payload = payloads.read(format, body, told);
                Conversion.Converted converted = conversion.convert(asItIs, payload, NOW);
                if (converted.faults().isEmpty() && converted.application().isEmpty()) {
                    throw new AssertionError("neither an application nor a fault");
                }
            } catch (MalformedPayload clear) {
                // What a body may be.
            }
        }
    }

    /** Canonical already; what was taken is taken again, and is the same. */
    void canonical(byte[] input) {
        try {
            if (payloads.read(PayloadFormat.JSON, input, StandardCharsets.UTF_8) instanceof Map<?, ?> sent) {
                Conversion.Converted once = conversion.check(named(sent), NOW);
                if (once.faults().isEmpty()) {
                    readAgain(once.application());
                }
            }
        } catch (MalformedPayload clear) {
            // What a body may be.
        }
    }

    private void readAgain(JsonNode application) throws MalformedPayload {
        Conversion.Converted twice = conversion.check(named((Map<?, ?>) json(application.toString())), NOW);
        if (!twice.faults().isEmpty() || !twice.application().toString().equals(application.toString())) {
            throw new AssertionError("read again it is another");
        }
    }

    /** A file of applications, row by row. */
    void file(byte[] input) {
        for (Character separator : new @Nullable Character[] {null, ';'}) {
            try (CsvRows rows = payloads.rows(new ByteArrayInputStream(input), null, separator)) {
                long line = 0;
                for (CsvRows.Row row = rows.next(); row != null; row = rows.next()) {
                    if (row.line() <= line) {
                        throw new AssertionError("a row before the one that came before it");
                    }
                    line = row.line();
                    if (row.fault() == null) {
                        conversion.convert(ofColumns, row.cells(), NOW);
                    }
                }
            } catch (MalformedPayload clear) {
                // What a file may be.
            } catch (IOException disk) {
                throw new UncheckedIOException(disk);
            }
        }
    }

    /** What somebody sends as a filled-in form, on its way to an application. */
    void submission(byte[] input) {
        try {
            Object body = payloads.read(PayloadFormat.JSON, input, StandardCharsets.UTF_8);
            if (body instanceof Map<?, ?> sent && sent.get("data") instanceof Map<?, ?> data) {
                Verdict verdict = forms.check(form, named(data), LocalDate.of(2026, 11, 23));
                FormBinding.Evidence evidence = new FormBinding.Evidence(NOW, "192.0.2.14", null, null);
                conversion.check(FormBinding.toCanonical(form, verdict.values(), evidence), NOW);
            }
        } catch (MalformedPayload clear) {
            // What a body may be.
        }
    }

    private static Map<String, Object> named(Map<?, ?> sent) {
        Map<String, Object> named = new LinkedHashMap<>();
        sent.forEach((name, value) -> named.put(String.valueOf(name), value));
        return named;
    }

    private static JsonNode schema() {
        try (InputStream file = Parsers.class.getResourceAsStream("/forms/loan.json")) {
            return new ObjectMapper().readTree(file);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A FEEL text, a NUL, and the JSON that it sees. */
    void mapping(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        int end = text.indexOf(0);
        String expression = end < 0 ? text : text.substring(0, end);
        try {
            Object payload = end < 0 ? Map.of() : json(text.substring(end + 1));
            feel.flows(expression);
            feel.mentions(expression);
            feel.compile(expression).evaluate(Map.of("payload", payload));
        } catch (MappingFault | MalformedPayload clear) {
            // What a mapping may be.
        }
    }

    /** The cells of a decision table. */
    void tests(byte[] input) {
        try {
            Feel.UnaryTests tests = feel.compileUnaryTests(new String(input, StandardCharsets.UTF_8));
            for (Object value : new @Nullable Object[] {null, 7, "EUR", true}) {
                tests.matches(value, Map.of("amount", 6000));
            }
        } catch (MappingFault clear) {
            // What a cell may be.
        }
    }

    void partner(byte[] input) {
        try {
            partners.answer(input);
            partners.callback(input);
        } catch (Problem clear) {
            // What a partner may be told.
        }
    }

    void callback(byte[] input) {
        partners.message(input);
    }

    private Object json(String text) throws MalformedPayload {
        return payloads.read(PayloadFormat.JSON, text.getBytes(StandardCharsets.UTF_8), null);
    }
}
