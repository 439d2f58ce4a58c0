package finme.admin.statement;

import finme.admin.Page;
import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.kernel.Problem;
import finme.partner.Partner;
import finme.settlement.StatementCsv;
import finme.settlement.Statements;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.YearMonth;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** A month at a time, with the way to the others. */
@Page
@RequestMapping("/admin/partners/{code}/statements")
class StatementPages {
    private static final int SHOWN = 500;

    private final Catalogue<Partner> partners;
    private final Statements statements;
    private final StatementCsv csv;

    StatementPages(Catalogue<Partner> partners, Statements statements, StatementCsv csv) {
        this.partners = partners;
        this.statements = statements;
        this.csv = csv;
    }

    @GetMapping
    String present(@PathVariable String code, Model model) {
        return show(code, statements.present(code), model);
    }

    @GetMapping("/{month}")
    String show(@PathVariable String code, @PathVariable YearMonth month, Model model) {
        Partner partner =
                partners.find(code).map(Versioned::masked).orElseThrow(() -> Problem.notFound("This partner"));
        model.addAttribute("partner", partner);
        model.addAttribute("statement", statements.of(code, month, null, SHOWN));
        model.addAttribute("months", statements.months(code));
        return "admin/statement";
    }

    @GetMapping("/{month}/csv")
    void table(@PathVariable String code, @PathVariable YearMonth month, HttpServletResponse response)
            throws IOException {
        csv.send(code, month, response::setHeader, response::getOutputStream);
    }
}
