package finme.admin.batch;

import finme.batch.Batch;
import finme.batch.BatchDesk;
import finme.kernel.Problem;
import finme.kernel.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/admin/batches")
@Tag(name = "Batches")
class BatchListController {
    private final BatchDesk desk;

    BatchListController(BatchDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    @Operation(summary = "Files of applications, newest first", description = "Pages by \"next\".")
    Slice<Batch> list(@ParameterObject @ModelAttribute BatchQuery search) {
        return search.list(desk);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One of them")
    Batch one(@PathVariable UUID id) {
        return desk.find(id).orElseThrow(() -> Problem.notFound("This batch"));
    }
}
