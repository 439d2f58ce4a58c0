package finme.admin.application;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import finme.fdforge.Change;
import finme.fdforge.Ledger;
import finme.insight.CaseFilter;
import finme.insight.CaseOrder;
import finme.kernel.Money;
import finme.kernel.Slice;
import finme.loan.LoanApplication;
import finme.mapping.Formulas;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A list of applications as a table, without a personal value; page by page, so that nothing is held while somebody reads. */
@Component
class ApplicationCsv {
    static final int MOST = 100_000;
    private static final int PAGE = 500;
    private static final String[] HEAD = {
        "reference",
        "status",
        "reason",
        "since",
        "source",
        "test",
        "product",
        "amount",
        "currency",
        "termMonths",
        "purpose",
        "region",
        "receivedAt",
        "id"
    };

    private final ApplicationList list;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final ObjectWriter csv = CsvMapper.builder()
            .disable(CsvGenerator.Feature.ALWAYS_QUOTE_STRINGS)
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .build()
            .writer(CsvSchema.emptySchema().withLineSeparator("\r\n"));

    ApplicationCsv(ApplicationList list, Ledger ledger, PlatformTransactionManager transactions) {
        this.list = list;
        this.ledger = ledger;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The first page is read before anything is answered: what is wrong with the question is told as a fault. */
    void write(CaseFilter filter, CaseOrder order, String actor, HttpServletResponse response) throws IOException {
        Slice<LoanApplication> page = list.find(filter, order, null, PAGE);
        // no list leaves without a trace; what was asked for may be personal and stands nowhere
        transaction.executeWithoutResult(open ->
                ledger.append(Change.of("applications", "csv", 0, "downloaded", actor, Map.of("order", order.name()))));
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"applications.csv\"");
        try (SequenceWriter table = csv.writeValues(response.getOutputStream())) {
            table.write(HEAD);
            int left = MOST;
            while (true) {
                for (LoanApplication each : page.items()) {
                    table.write(cells(each));
                }
                table.flush();
                left -= page.items().size();
                if (page.next() == null || left <= 0) {
                    return;
                }
                page = list.find(filter, order, page.next(), Math.min(PAGE, left));
            }
        }
    }

    private static String[] cells(LoanApplication a) {
        Money amount = a.amount();
        return new String[] {
            a.reference(),
            a.status().name(),
            cell(a.statusReason()),
            a.since().toString(),
            cell(a.source()),
            String.valueOf(a.test()),
            cell(a.product()),
            amount == null ? "" : amount.value().toPlainString(),
            amount == null ? "" : amount.currency(),
            Objects.toString(a.termMonths(), ""),
            cell(a.purpose()),
            cell(a.region()),
            a.receivedAt().toString(),
            a.id().toString()
        };
    }

    private static String cell(@Nullable String code) {
        return code == null ? "" : Formulas.guard(code);
    }
}
