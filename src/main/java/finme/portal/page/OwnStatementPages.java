package finme.portal.page;

import finme.portal.desk.PartnerAccess;
import finme.portal.desk.PartnerAccess.Own;
import finme.settlement.StatementCsv;
import finme.settlement.Statements;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.YearMonth;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** What a partner owes, a month at a time. */
@PortalPage
@RequestMapping("/partner/{code}/statements")
class OwnStatementPages {
    private static final int SHOWN = 500;

    private final PartnerAccess access;
    private final Statements statements;
    private final StatementCsv csv;

    OwnStatementPages(PartnerAccess access, Statements statements, StatementCsv csv) {
        this.access = access;
        this.statements = statements;
        this.csv = csv;
    }

    @GetMapping
    String present(@PathVariable String code, Principal user, Model model) {
        return show(code, statements.present(access.of(user, code).code()), user, model);
    }

    @GetMapping("/{month}")
    String show(@PathVariable String code, @PathVariable YearMonth month, Principal user, Model model) {
        Own own = access.of(user, code);
        model.addAttribute("partner", own.partner());
        model.addAttribute("statement", statements.of(code, month, null, SHOWN));
        model.addAttribute("months", statements.months(code));
        return "portal/statement";
    }

    @GetMapping("/{month}/csv")
    void table(@PathVariable String code, @PathVariable YearMonth month, Principal user, HttpServletResponse response)
            throws IOException {
        csv.send(access.of(user, code).code(), month, response::setHeader, response::getOutputStream);
    }
}
