package finme.cabinet.cases;

import finme.cabinet.CabinetPage;
import finme.cabinet.CabinetSession;
import finme.gateway.BorrowerCases;
import finme.gateway.BorrowerCases.Answer;
import finme.kernel.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

/** What a task's form sends. What can't be taken comes back as it was typed, also while core is away. */
@CabinetPage
@RequestMapping("/cabinet/applications/{id}/tasks/{task}")
class TaskPages {
    private final BorrowerCases cases;
    private final CaseModel models;
    private final DocumentUpload uploads;

    TaskPages(BorrowerCases cases, CaseModel models, DocumentUpload uploads) {
        this.cases = cases;
        this.models = models;
        this.uploads = uploads;
    }

    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    String complete(
            @AuthenticationPrincipal CabinetSession session,
            @PathVariable UUID id,
            @PathVariable UUID task,
            @RequestBody MultiValueMap<String, String> form,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        Map<String, String> values = new LinkedHashMap<>(form.toSingleValueMap());
        try {
            cases.complete(new Answer(session.key(), id, task, values));
            return "redirect:/cabinet/applications/{id}#tasks";
        } catch (Problem problem) {
            model.addAttribute("given", Map.of(task, values));
            return again(problem, session, id, task, locale, response, model);
        }
    }

    @PostMapping(path = "/documents", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String documents(
            @AuthenticationPrincipal CabinetSession session,
            @PathVariable UUID id,
            @PathVariable UUID task,
            HttpServletRequest request,
            Locale locale,
            HttpServletResponse response,
            Model model)
            throws IOException {
        try {
            uploads.take(session, id, task, request);
            return "redirect:/cabinet/applications/{id}#tasks";
        } catch (Problem problem) {
            model.addAttribute("given", Map.of());
            return again(problem, session, id, task, locale, response, model);
        }
    }

    private String again(
            Problem problem,
            CabinetSession session,
            UUID id,
            UUID task,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        if (problem.status() == 401 || problem.status() == 404) {
            throw problem;
        }
        response.setStatus(problem.status());
        model.addAttribute("task", task);
        model.addAttribute("id", id);
        if (problem.status() >= 500) {
            return "cabinet/again";
        }
        model.addAttribute("late", problem.status() == HttpStatus.CONFLICT.value());
        model.addAttribute("refused", Map.of(task, problem.code()));
        model.addAttribute(
                "faults",
                Map.of(
                        task,
                        problem.errors().stream()
                                .collect(Collectors.toMap(
                                        fault -> fault.pointer().replaceFirst("^/data/", ""),
                                        fault -> fault.code(),
                                        (one, other) -> one))));
        cases.find(CasePages.which(session, id, locale))
                .ifPresent(view -> models.fill(model, view, OfferOrder.MONTHLY, locale));
        return "cabinet/case";
    }
}
