package finme.settlement;

import finme.mapping.Formulas;
import finme.settlement.Statement.Line;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A statement's lines as CSV. Nothing is held while a slow reader takes them: they are read in parts. */
@Component
public class StatementCsv {
    private static final int PART = 1_000;
    private static final String HEADER = "id,at,kind,reference,dispatch,base,baseCurrency,amount,currency,basis\r\n";

    private final Statements statements;

    StatementCsv(Statements statements) {
        this.statements = statements;
    }

    /** Where an answer is written to. */
    @FunctionalInterface
    public interface Body {
        OutputStream open() throws IOException;
    }

    /** As a file. @throws finme.kernel.Problem 404 before anything is written */
    public void send(String partner, YearMonth month, BiConsumer<String, String> header, Body body) throws IOException {
        statements.of(partner, month, null, 1);
        header.accept("Content-Type", "text/csv;charset=UTF-8");
        header.accept("Content-Disposition", "attachment; filename=\"" + partner + '-' + month + ".csv\"");
        write(partner, month, body.open());
    }

    private void write(String partner, YearMonth month, OutputStream out) throws IOException {
        out.write(HEADER.getBytes(StandardCharsets.UTF_8));
        List<Line> part = statements.lines(partner, month, null, PART);
        while (!part.isEmpty()) {
            String text = part.stream().map(StatementCsv::row).collect(Collectors.joining());
            out.write(text.getBytes(StandardCharsets.UTF_8));
            part = part.size() < PART ? List.of() : statements.lines(partner, month, part.get(part.size() - 1), PART);
        }
        out.flush();
    }

    private static String row(Line line) {
        return Stream.of(
                        line.id().toString(),
                        line.at().toString(),
                        line.kind().name(),
                        line.reference(),
                        line.dispatch().toString(),
                        line.base().value().toPlainString(),
                        line.base().currency(),
                        line.amount().value().toPlainString(),
                        line.amount().currency(),
                        Formulas.guard(line.basis()))
                .map(StatementCsv::cell)
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        return text.matches("[\\w.:+-]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
