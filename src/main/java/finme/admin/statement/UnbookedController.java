package finme.admin.statement;

import finme.kernel.Money;
import finme.kernel.Problem;
import finme.kernel.Slice;
import finme.settlement.Unbooked;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What partners told and nothing was booked for. */
@RestController
@Tag(name = "Partners")
class UnbookedController {
    private static final int MOST = 1_000;

    private final Unbooked unbooked;

    UnbookedController(Unbooked unbooked) {
        this.unbooked = unbooked;
    }

    @GetMapping("/api/v1/admin/unbooked")
    @Operation(
            summary = "What partners told of loans and a person has to book, oldest first",
            description =
                    "A payment that contradicts what was heard before; a return in another currency than was paid out, or a"
                            + " payment in another than came back of it.")
    Slice<Unbooked.Case> waiting() {
        return new Slice<>(unbooked.waiting(MOST), null);
    }

    /** @param amount null: as it was told; of a return in another currency what it is in the loan's */
    record Decision(@Nullable Boolean book, @Nullable Money amount) {}

    @PostMapping("/api/v1/admin/partners/{code}/unbooked/{id}")
    @PreAuthorize("hasAnyRole('ADMIN', 'OPERATOR')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Book it in the present month, or leave it")
    @ApiResponse(
            responseCode = "409",
            description =
                    "Somebody has settled it; or no terms stand for it, or its tier can't be known: it goes on waiting")
    public void settle(
            @PathVariable String code, @PathVariable UUID id, @RequestBody Decision decision, Principal user) {
        if (decision.book() == null) {
            throw Problem.invalid("/book", "required", "true or false.");
        }
        if (decision.book()) {
            unbooked.book(code, id, decision.amount(), user.getName());
        } else {
            unbooked.leave(code, id, user.getName());
        }
    }
}
