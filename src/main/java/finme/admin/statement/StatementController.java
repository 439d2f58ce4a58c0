package finme.admin.statement;

import finme.kernel.Slice;
import finme.settlement.Statement;
import finme.settlement.StatementCsv;
import finme.settlement.Statements;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/admin/partners/{code}/statements")
@Tag(name = "Partners")
class StatementController {
    private static final String MOST = "10000";

    private final Statements statements;
    private final StatementCsv csv;

    StatementController(Statements statements, StatementCsv csv) {
        this.statements = statements;
        this.csv = csv;
    }

    @GetMapping
    @Operation(summary = "Months in which a partner owes something, and the present one; newest first")
    Slice<Statements.Month> months(@PathVariable String code) {
        return new Slice<>(statements.months(code), null);
    }

    @GetMapping(path = "/{month}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "What a partner owes for a month, such as 2026-11",
            description =
                    "Commission by the terms that stood when a loan was paid out, and what returns take back of it, in"
                            + " the month in which we hear of them, by the calendar in schedule.zone. Each line is rounded for"
                            + " itself, half up, to the smallest unit of its currency, so lines add up to totals. Lines are never"
                            + " changed. Accept: text/csv gives the lines as a table.")
    Statement one(
            @PathVariable String code,
            @PathVariable YearMonth month,
            @Parameter(description = "The \"next\" of the previous part") @RequestParam(required = false) @Nullable
                    String cursor,
            @RequestParam(defaultValue = MOST) int limit) {
        return statements.of(code, month, cursor, limit);
    }

    @GetMapping(path = "/{month}", produces = "text/csv")
    @Operation(hidden = true)
    void table(@PathVariable String code, @PathVariable YearMonth month, HttpServletResponse response)
            throws IOException {
        csv.send(code, month, response::setHeader, response::getOutputStream);
    }
}
