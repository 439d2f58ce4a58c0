package finme.admin.audit;

import finme.audit.Audit;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/admin/audit")
@Tag(name = "Audit", description = "Proof from the database that FinMe kept its promises")
class AuditController {
    private final Audit audit;

    AuditController(Audit audit) {
        this.audit = audit;
    }

    @GetMapping
    @Operation(
            summary = "Check every promise against all applications",
            description = "One consistent look at the database; counts over whole tables, at most 100 examples a rule.")
    @ApiResponse(responseCode = "503", description = "Another audit runs right now")
    Audit.Report run() {
        return audit.run();
    }

    @GetMapping("/{application}")
    @Operation(summary = "One application from its acknowledgement over partners and answers to its end")
    @ApiResponse(responseCode = "404", description = "Nothing was ever heard of it")
    @ApiResponse(responseCode = "503", description = "Two others run right now, or it took too long")
    Audit.Chain one(@PathVariable UUID application) {
        return audit.of(application);
    }
}
