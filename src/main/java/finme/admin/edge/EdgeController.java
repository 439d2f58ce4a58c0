package finme.admin.edge;

import finme.edges.EdgeRegister;
import finme.edges.RefusedApplications;
import finme.edges.RefusedApplications.Refused;
import finme.edges.SecondTry;
import finme.kernel.Problem;
import finme.kernel.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/admin/edges")
@Tag(name = "Edges", description = "The processes that face the Internet, and what they keep while core is away")
class EdgeController {
    private static final int MOST = 200;

    private final EdgeRegister edges;
    private final RefusedApplications refused;
    private final SecondTry again;

    EdgeController(EdgeRegister edges, RefusedApplications refused, SecondTry again) {
        this.edges = edges;
        this.refused = refused;
        this.again = again;
    }

    @GetMapping
    @Operation(summary = "The edges, as each told of itself last; none when edge and core are one process")
    Slice<EdgeView> list() {
        return new Slice<>(edges.all().stream().map(EdgeView::of).toList(), null);
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Forget an edge that will not come again; one that does come is there again at once")
    @ApiResponse(responseCode = "404", description = "There is none of this name")
    void forget(@PathVariable String name) {
        if (!edges.forget(name)) {
            throw Problem.notFound("This edge");
        }
    }

    @GetMapping("/refused")
    @Operation(
            summary = "Applications that an edge acknowledged while core was away, and core then refused",
            description = "At most 200, newest first. What is in them stays sealed.")
    Slice<Refused> refused() {
        return new Slice<>(refused.open(MOST), null);
    }

    @PostMapping("/refused/{id}/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take one in after all, when what stood against it is gone")
    @ApiResponse(responseCode = "404", description = "Nothing open has this id")
    @ApiResponse(responseCode = "422", description = "It is refused again")
    void retry(@PathVariable UUID id) {
        again.takeIn(id);
    }

    @PostMapping("/refused/{id}/settle")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Decide that nothing is to be done about one; what is sealed in it is deleted")
    void settle(@PathVariable UUID id) {
        refused.settle(id);
    }
}
