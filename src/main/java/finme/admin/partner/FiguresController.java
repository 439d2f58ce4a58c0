package finme.admin.partner;

import finme.catalogue.Catalogue;
import finme.dispatch.PartnerBids;
import finme.dispatch.PartnerBids.Bids;
import finme.insight.DayRange;
import finme.insight.DayRange.Days;
import finme.insight.LenderFigures;
import finme.insight.LenderFigures.Figures;
import finme.kernel.Problem;
import finme.partner.Partner;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How a lender fares. */
@RestController
@Tag(name = "Partners")
class FiguresController {
    private final Catalogue<Partner> partners;
    private final LenderFigures figures;
    private final PartnerBids bids;

    FiguresController(Catalogue<Partner> partners, LenderFigures figures, PartnerBids bids) {
        this.bids = bids;
        this.partners = partners;
        this.figures = figures;
    }

    @GetMapping("/api/v1/admin/partners/{code}/figures")
    @Operation(
            summary = "What became of applications at a lender",
            description =
                    "By the day they were received: counts, answer times in milliseconds and prices by currency, in all"
                            + " and by day, source and rule. Tests never count.")
    Figures figures(@PathVariable String code, @ParameterObject @ModelAttribute DayRange range) {
        if (partners.find(code).isEmpty()) {
            throw Problem.notFound("This partner");
        }
        Days days = range.days();
        return figures.of(code, days.from(), days.to());
    }

    @GetMapping("/api/v1/admin/partners/{code}/bids")
    @Operation(
            summary = "What a lender bids, and what it does when it gets the application for its bid",
            description = "Of the last days, 30 unless told otherwise; times in milliseconds.")
    Bids bids(@PathVariable String code, @RequestParam(defaultValue = "30") int days) {
        if (partners.find(code).isEmpty()) {
            throw Problem.notFound("This partner");
        }
        return bids.of(code, days);
    }
}
