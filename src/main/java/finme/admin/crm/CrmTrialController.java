package finme.admin.crm;

import finme.catalogue.Catalogue;
import finme.crm.Crm;
import finme.crm.CrmTrials;
import finme.kernel.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.concurrent.CompletableFuture;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Crm")
class CrmTrialController {
    private final Catalogue<Crm> crms;
    private final CrmTrials trials;

    CrmTrialController(Catalogue<Crm> crms, CrmTrials trials) {
        this.crms = crms;
        this.trials = trials;
    }

    @PostMapping("/api/v1/admin/crm/{code}/try")
    @Operation(
            summary = "Try its mappings out",
            description =
                    "Each mapping makes fields of a made-up record; where the CRM describes itself (OData's $metadata,"
                            + " Tryton's fields_get), each has to exist and to take such a value, and what goes out has to come"
                            + " back as it was. Nothing is written there. error: why it could not be asked.")
    CompletableFuture<CrmTrials.Trial> tryOut(@PathVariable String code) {
        return trials.tryOut(
                crms.find(code).orElseThrow(() -> Problem.notFound("This CRM")).value());
    }
}
