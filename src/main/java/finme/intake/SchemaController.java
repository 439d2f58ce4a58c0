package finme.intake;

import finme.canonical.ApplicationSchema;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Applications")
class SchemaController {
    private final ApplicationSchema schema;

    SchemaController(ApplicationSchema schema) {
        this.schema = schema;
    }

    @GetMapping(path = "/api/v1/schemas/application", produces = "application/schema+json")
    @Operation(summary = "JSON Schema (2020-12) of the canonical application")
    String application() {
        return schema.text();
    }
}
