package finme.admin.partner;

import static java.nio.charset.StandardCharsets.US_ASCII;

import finme.admin.Page;
import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.kernel.Problem;
import finme.partner.Partner;
import finme.partner.SuppressionDesk;
import finme.partner.SuppressionDesk.Action;
import finme.partner.SuppressionDesk.Outcome;
import finme.partner.SuppressionFile;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of people a partner does not want: a file or some values, tried first and then saved. Read part by part, kept nowhere. */
@Page
@RequestMapping("/admin/partners/{code}/suppression")
public class SuppressionPages {
    private static final int PARTS = 20;
    private static final int LONGEST_ACTION = 20;

    private final Catalogue<Partner> partners;
    private final SuppressionDesk desk;
    private final SuppressionFile files;

    SuppressionPages(Catalogue<Partner> partners, SuppressionDesk desk, SuppressionFile files) {
        this.partners = partners;
        this.desk = desk;
        this.files = files;
    }

    @GetMapping
    public String show(@PathVariable String code, Model model) {
        model.addAttribute(
                "partner",
                partners.find(code).map(Versioned::masked).orElseThrow(() -> Problem.notFound("This partner")));
        model.addAttribute("entries", desk.size(code));
        model.addAttribute("history", desk.history(code));
        return "admin/partner-suppression";
    }

    private record Sent(Action action, Set<String> given) {}

    /** @param dryRun what would become of it */
    @PostMapping
    @PreAuthorize("hasRole('ADMIN')")
    public String change(
            @PathVariable String code,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean partial,
            HttpServletRequest request,
            HttpServletResponse response,
            Principal admin,
            Model model,
            RedirectAttributes flash)
            throws IOException {
        try {
            Sent sent = read(request);
            if (!dryRun) {
                flash.addFlashAttribute("outcome", desk.change(code, sent.action, sent.given, admin.getName()));
                return "redirect:/admin/partners/{code}/suppression";
            }
            Outcome tried = desk.preview(code, sent.action, sent.given);
            model.addAttribute("tried", tried);
        } catch (Problem refused) {
            response.setStatus(partial ? HttpServletResponse.SC_OK : refused.status());
            model.addAttribute("refused", refused);
        }
        return partial ? "admin/partner-suppression :: tried" : show(code, model);
    }

    private Sent read(HttpServletRequest request) throws IOException {
        if (!JakartaServletFileUpload.isMultipartContent(request)) {
            throw Problem.of(415, "unsupported_media_type", "A form with a file is wanted.");
        }
        Action action = null;
        Set<String> given = new HashSet<>();
        FileItemInputIterator parts = new JakartaServletFileUpload<>().getItemIterator(request);
        for (int part = 0; parts.hasNext(); part++) {
            if (part == PARTS) {
                throw Problem.of(422, "too_many", "The form has 20 parts at most.");
            }
            FileItemInput item = parts.next();
            if (!item.isFormField()) {
                if (item.getName() != null && !item.getName().isBlank()) {
                    given.addAll(files.read(item.getInputStream()));
                }
            } else if (item.getFieldName().equals("action")) {
                action = action(new String(item.getInputStream().readNBytes(LONGEST_ACTION), US_ASCII));
            } else if (item.getFieldName().equals("values")) {
                given.addAll(files.readAny(item.getInputStream()));
            }
        }
        if (action == null) {
            throw Problem.of(422, "required", "Choose what is to be done with the values.");
        }
        if (action != Action.CLEAR && given.isEmpty()) {
            throw Problem.of(422, "required", "Choose a file, or write values.");
        }
        return new Sent(action, given);
    }

    private static Action action(String name) {
        return Stream.of(Action.values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.of(422, "required", "Choose what is to be done with the values."));
    }
}
