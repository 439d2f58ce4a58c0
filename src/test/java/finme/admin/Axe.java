package finme.admin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.openqa.selenium.JavascriptExecutor;

/**
 * All rules of axe at the page that a browser shows. What is wrong is put into words there: bringing every finding over
 * costs more than finding it.
 */
final class Axe {
    private static final String SOURCE = source();
    private static final String IS_THERE = "return typeof axe !== 'undefined'";

    // a frame would need an axe of its own
    private static final String RUN = """
            const done = arguments[arguments.length - 1];
            const told = (rule) => `${rule.id}: ${rule.help}` + rule.nodes.map((node) => ' ' + node.target.flat()).join('');
            if (document.querySelector('iframe, frame')) {
              done(['a frame that nobody looks into']);
            } else {
              axe.run(document, {resultTypes: ['violations']})
                .then((found) => done(found.violations.map(told)), (fault) => done(['axe: ' + fault]));
            }""";

    private Axe() {}

    /** @return a sentence for each rule that is broken, with the elements that break it */
    static List<String> violations(JavascriptExecutor page) {
        if (!Boolean.TRUE.equals(page.executeScript(IS_THERE))) {
            page.executeScript(SOURCE);
        }
        List<?> told = (List<?>) Objects.requireNonNull(page.executeAsyncScript(RUN));
        return told.stream().map(String::valueOf).toList();
    }

    private static String source() {
        try (InputStream script = Objects.requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
