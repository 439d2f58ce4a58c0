package finme.admin.batch;

import static java.nio.charset.StandardCharsets.UTF_8;

import finme.acceptance.FileIntake;
import finme.acceptance.FileIntake.Told;
import finme.admin.Page;
import finme.gateway.SourceDirectory;
import finme.gateway.SourceDirectory.SourceProfile;
import finme.kernel.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * A file that somebody sends in for a source, read part by part as it comes and kept nowhere. What says what
 * it is stands in the address, before the file.
 */
@Page
public class BatchUpload {
    private static final int PARTS = 20;
    private static final int WORD = 200;

    private final SourceDirectory sources;
    private final FileIntake files;
    private final BatchPages pages;

    BatchUpload(SourceDirectory sources, FileIntake files, BatchPages pages) {
        this.sources = sources;
        this.files = files;
        this.pages = pages;
    }

    @PostMapping("/admin/batches")
    @PreAuthorize("hasAnyRole('ADMIN', 'OPERATOR')")
    public String send(
            @ModelAttribute("search") BatchQuery search,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException {
        Map<String, String> said = new HashMap<>();
        try {
            return "redirect:/admin/batches/" + take(request, said);
        } catch (Problem problem) {
            response.setStatus(problem.status());
            model.addAttribute("fault", problem.detail());
            model.addAttribute("said", said);
            pages.fill(search, model);
            return "admin/batches";
        }
    }

    private UUID take(HttpServletRequest request, Map<String, String> said) throws IOException {
        if (!JakartaServletFileUpload.isMultipartContent(request)) {
            throw Problem.of(415, "unsupported_media_type", "A form with a file is wanted.");
        }
        FileItemInputIterator parts = new JakartaServletFileUpload<>().getItemIterator(request);
        while (said.size() < PARTS && parts.hasNext()) {
            FileItemInput part = parts.next();
            if (part.isFormField()) {
                said.put(part.getFieldName(), new String(part.getInputStream().readNBytes(WORD), UTF_8).strip());
            } else if (part.getName() != null && !part.getName().isBlank()) {
                return take(said, part.getInputStream(), String.valueOf(request.getRemoteUser()));
            }
        }
        throw Problem.of(422, "required", "Choose a file.");
    }

    private UUID take(Map<String, String> said, InputStream file, String actor) throws IOException {
        SourceProfile source = sources.find(said.getOrDefault("source", ""))
                .orElseThrow(() -> Problem.of(422, "required", "Choose the source that the file comes from."));
        if (source.paused()) {
            throw Problem.of(403, "source_paused", "This source is paused; resume it first.");
        }
        return files.take(source, file, Told.of(charset(said.get("charset")), said.get("separator")), actor);
    }

    private static @Nullable Charset charset(@Nullable String name) {
        try {
            return name == null || name.isEmpty() ? null : Charset.forName(name);
        } catch (IllegalArgumentException unknown) {
            throw Problem.of(422, "invalid_charset", "There is no such encoding.");
        }
    }
}
