package finme.admin.partner;

import finme.catalogue.Catalogue;
import finme.dispatch.PartnerBids;
import finme.dispatch.PartnerBids.Bids;
import finme.dispatch.PartnerFigures;
import finme.dispatch.PartnerFigures.Figures;
import finme.kernel.Problem;
import finme.partner.Partner;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How a lender fares. */
@RestController
@Tag(name = "Partners")
class FiguresController {
    private final Catalogue<Partner> partners;
    private final PartnerFigures figures;
    private final PartnerBids bids;

    FiguresController(Catalogue<Partner> partners, PartnerFigures figures, PartnerBids bids) {
        this.bids = bids;
        this.partners = partners;
        this.figures = figures;
    }

    @GetMapping("/api/v1/admin/partners/{code}/figures")
    @Operation(
            summary = "What became of applications at a lender",
            description = "Counts, answer times in milliseconds and the mean price of the last days, 30 unless told"
                    + " otherwise, in all and by source; a minute old at most.")
    Figures figures(@PathVariable String code, @RequestParam(defaultValue = "30") int days) {
        if (partners.find(code).isEmpty()) {
            throw Problem.notFound("This partner");
        }
        return figures.of(code, days);
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
