package finme.admin.match;

import finme.borrower.MatchCase;
import finme.borrower.MatchCase.State;
import finme.borrower.Persons;
import finme.kernel.Problem;
import finme.kernel.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/admin/borrower-matches")
@Tag(name = "Borrowers")
class MatchController {
    private static final int PAGE = 50;

    private final Persons persons;
    private final MatchList matches;

    MatchController(Persons persons, MatchList matches) {
        this.persons = persons;
        this.matches = matches;
    }

    @GetMapping
    @Operation(
            summary = "Persons who may be one",
            description = "\"on\" is what they share, \"against\" what speaks against it; the state is OPEN, SAME or"
                    + " DIFFERENT. 50 at a time, newest first: pass \"next\" as cursor.")
    @ApiResponse(responseCode = "422", description = "There is no such state")
    Slice<MatchCase> list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor) {
        return matches.page(MatchList.state(state), cursor, PAGE);
    }

    record Verdict(@Nullable String decision) {}

    @PostMapping("/{id}")
    @Operation(
            summary = "Decide a case",
            description =
                    "{\"decision\": \"SAME\"} merges the two, \"DIFFERENT\" is remembered: they never become a case again.")
    @ApiResponse(responseCode = "409", description = "It is decided already")
    MatchCase decide(@PathVariable UUID id, @RequestBody Verdict verdict, Principal user) {
        if (verdict.decision() == null || verdict.decision().isBlank()) {
            throw Problem.invalid("/decision", "required", "SAME or DIFFERENT is needed.");
        }
        persons.decide(id, decision(verdict.decision()), user.getName());
        return persons.findCase(id).orElseThrow(() -> Problem.notFound("This case"));
    }

    private static State decision(String name) {
        return switch (name) {
            case "SAME" -> State.SAME;
            case "DIFFERENT" -> State.DIFFERENT;
            default -> throw Problem.invalid("/decision", "invalid_decision", "Must be SAME or DIFFERENT.");
        };
    }
}
