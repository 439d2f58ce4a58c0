package finme.portal.api;

import finme.kernel.Slice;
import finme.portal.desk.PartnerAccess;
import finme.settlement.Statement;
import finme.settlement.StatementCsv;
import finme.settlement.Statements;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/partner/{code}/statements")
@Tag(name = "Partner's own view")
class OwnStatementController {
    private final PartnerAccess access;
    private final Statements statements;
    private final StatementCsv csv;

    OwnStatementController(PartnerAccess access, Statements statements, StatementCsv csv) {
        this.access = access;
        this.statements = statements;
        this.csv = csv;
    }

    @GetMapping
    @Operation(summary = "Months in which it owes something, and the present one; newest first")
    Slice<Statements.Month> months(@PathVariable String code, Principal user) {
        return new Slice<>(statements.months(access.of(user, code).code()), null);
    }

    @GetMapping(path = "/{month}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "What it owes for a month, such as 2026-11; Accept: text/csv gives the lines as a table")
    Statement one(
            @PathVariable String code,
            @PathVariable YearMonth month,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "10000") int limit,
            Principal user) {
        return statements.of(access.of(user, code).code(), month, cursor, limit);
    }

    @GetMapping(path = "/{month}", produces = "text/csv")
    @Operation(hidden = true)
    void table(@PathVariable String code, @PathVariable YearMonth month, Principal user, HttpServletResponse response)
            throws IOException {
        csv.send(access.of(user, code).code(), month, response::setHeader, response::getOutputStream);
    }
}
