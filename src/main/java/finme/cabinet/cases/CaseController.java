package finme.cabinet.cases;

import com.fasterxml.jackson.databind.JsonNode;
import finme.cabinet.CabinetSession;
import finme.cabinet.Proof;
import finme.cabinet.live.OpenPages;
import finme.gateway.BorrowerCases;
import finme.gateway.BorrowerCases.Answer;
import finme.gateway.BorrowerCases.CaseView;
import finme.gateway.BorrowerCases.OfferOf;
import finme.gateway.BorrowerCases.Receipt;
import finme.gateway.BorrowerCases.Which;
import finme.gateway.BorrowerCases.Who;
import finme.gateway.BorrowerCases.Withdrawal;
import finme.kernel.Problem;
import finme.kernel.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** A borrower's applications for programs; another person's are as unknown as those that never were. */
@RestController
@RequestMapping("/api/v1/cabinet/applications")
@Tag(name = "Cabinet")
class CaseController {
    private final BorrowerCases cases;
    private final CaseTexts texts;
    private final DocumentUpload uploads;
    private final OpenPages pages;

    CaseController(BorrowerCases cases, CaseTexts texts, DocumentUpload uploads, OpenPages pages) {
        this.cases = cases;
        this.texts = texts;
        this.uploads = uploads;
        this.pages = pages;
    }

    record Receipts(List<Receipt> receipts) {}

    record TaskData(JsonNode data) {
        @Override
        public String toString() {
            return "TaskData[***]";
        }
    }

    @GetMapping
    @Operation(summary = "All applications of the borrower, newest first")
    Slice<CaseBody> all(@AuthenticationPrincipal CabinetSession session, Locale locale) {
        List<CaseBody> items = cases.all(new Who(session.key(), locale.getLanguage())).stream()
                .map(view -> CaseBody.of(view, texts, locale))
                .toList();
        return new Slice<>(items, null);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One application: where it stands, lenders, offers, tasks, what happened")
    CaseBody one(@AuthenticationPrincipal CabinetSession session, @PathVariable UUID id, Locale locale) {
        return CaseBody.of(view(session, id, locale), texts, locale);
    }

    @GetMapping(path = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(summary = "Server-sent events \"changed\", whenever it would look different")
    SseEmitter events(
            @AuthenticationPrincipal CabinetSession session,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String seen,
            Locale locale) {
        CaseView view = view(session, id, locale);
        return pages.open(session, id, seen == null ? view.mark() : seen);
    }

    @PostMapping("/{id}/offers/{offer}/accept")
    @Operation(summary = "Accept one offer")
    @ApiResponse(responseCode = "409", description = "Too late: expired, withdrawn, or another one was accepted")
    CaseBody accept(
            @AuthenticationPrincipal CabinetSession session,
            @PathVariable UUID id,
            @PathVariable UUID offer,
            Locale locale) {
        cases.accept(new OfferOf(session.key(), id, offer));
        return one(session, id, locale);
    }

    @PostMapping("/{id}/offers/decline")
    @Operation(summary = "Turn all offers down")
    CaseBody decline(@AuthenticationPrincipal CabinetSession session, @PathVariable UUID id, Locale locale) {
        cases.decline(new Which(session.key(), id, locale.getLanguage()));
        return one(session, id, locale);
    }

    @PostMapping("/{id}/new-round")
    @Operation(summary = "Ask lenders that were not asked yet, where what was said since brings some in")
    @ApiResponse(responseCode = "409", description = "no_new_round: it would reach nobody else")
    CaseBody newRound(@AuthenticationPrincipal CabinetSession session, @PathVariable UUID id, Locale locale) {
        cases.routeAgain(new Which(session.key(), id, locale.getLanguage()));
        return one(session, id, locale);
    }

    @PostMapping("/{id}/withdraw")
    @Operation(summary = "Withdraw it: every lender that takes withdrawals is told")
    @ApiResponse(
            responseCode = "403",
            description = "fresh_code_needed: the last proof is too old; a code is on its way")
    @ApiResponse(responseCode = "409", description = "It has ended already")
    Receipts withdraw(
            @AuthenticationPrincipal CabinetSession session,
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable Proof given,
            Locale locale) {
        Proof proof = Proof.of(given);
        return new Receipts(
                cases.withdraw(new Withdrawal(session.key(), id, proof.code(), proof.shown(), locale.getLanguage())));
    }

    @GetMapping("/{id}/receipts")
    @Operation(summary = "Whether each lender knows that it was withdrawn")
    Receipts receipts(@AuthenticationPrincipal CabinetSession session, @PathVariable UUID id, Locale locale) {
        return new Receipts(cases.receipts(new Which(session.key(), id, locale.getLanguage())));
    }

    @PostMapping("/{id}/tasks/{task}")
    @Operation(summary = "Give what a task of fields or a question asks for")
    @ApiResponse(responseCode = "422", description = "errors[].pointer = /data/<key>")
    CaseBody complete(
            @AuthenticationPrincipal CabinetSession session,
            @PathVariable UUID id,
            @PathVariable UUID task,
            @RequestBody TaskData given,
            Locale locale) {
        cases.complete(new Answer(session.key(), id, task, GivenValues.of(given.data())));
        return one(session, id, locale);
    }

    @PostMapping(path = "/{id}/tasks/{task}/documents", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "Hand in documents: PDF, JPEG, PNG by content, each up to 10 MB")
    @ApiResponse(responseCode = "422", description = "None of the file types")
    CaseBody documents(
            @AuthenticationPrincipal CabinetSession session,
            @PathVariable UUID id,
            @PathVariable UUID task,
            HttpServletRequest request,
            Locale locale)
            throws IOException {
        uploads.take(session, id, task, request);
        return one(session, id, locale);
    }

    private CaseView view(CabinetSession session, UUID id, Locale locale) {
        return cases.find(new Which(session.key(), id, locale.getLanguage()))
                .orElseThrow(() -> Problem.notFound("The application"));
    }
}
