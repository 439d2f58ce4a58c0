package finme.admin.source;

import finme.admin.Page;
import finme.admin.source.MappingPreview.Draft;
import finme.mapping.PayloadFormat;
import java.util.Arrays;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The part of the source's form that is renewed while somebody types. Nothing is stored. */
@Page
public class PreviewPages {
    private final MappingPreview preview;

    PreviewPages(MappingPreview preview) {
        this.preview = preview;
    }

    @PostMapping("/admin/sources/preview")
    @PreAuthorize("hasRole('ADMIN')")
    public String preview(@RequestParam Map<String, String> sent, Model model) {
        model.addAttribute(
                "p",
                preview.of(new Draft(
                        format(sent.getOrDefault("/format", "")),
                        text(sent, "/mapping"),
                        text(sent, "/externalId"),
                        text(sent, "sample"))));
        return "admin/source-preview :: preview";
    }

    /** Browsers end each line with CR and LF. */
    private static String text(Map<String, String> sent, String name) {
        return sent.getOrDefault(name, "").replace("\r\n", "\n");
    }

    private static PayloadFormat format(String name) {
        return Arrays.stream(PayloadFormat.values())
                .filter(format -> format.name().equals(name))
                .findFirst()
                .orElse(PayloadFormat.JSON);
    }
}
