package finme.admin.batch;

import finme.acceptance.ReportCsv;
import finme.admin.Page;
import finme.batch.Batch;
import finme.batch.BatchDesk;
import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.kernel.Problem;
import finme.kernel.Slice;
import finme.mapping.PayloadFormat;
import finme.source.Source;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list with its upload, and one file with how far it is, which renews itself until all is done. */
@Page
@RequestMapping("/admin/batches")
class BatchPages {
    private static final int SHOWN = 100;

    private final BatchDesk desk;
    private final Catalogue<Source> sources;
    private final ReportCsv reports;

    BatchPages(BatchDesk desk, Catalogue<Source> sources, ReportCsv reports) {
        this.desk = desk;
        this.sources = sources;
        this.reports = reports;
    }

    @GetMapping
    String list(@ModelAttribute("search") BatchQuery search, Model model) {
        fill(search, model);
        return "admin/batches";
    }

    void fill(BatchQuery search, Model model) {
        Slice<Batch> found = search.list(desk);
        model.addAttribute("batches", found.items());
        model.addAttribute("next", found.next());
        model.addAttribute("query", search.query());
        model.addAttribute(
                "sources",
                sources.all().stream()
                        .map(Versioned::value)
                        .filter(source -> source.format() == PayloadFormat.CSV)
                        .toList());
    }

    /** @param seen fingerprint of what a live page shows already; the same again needs no answer */
    @GetMapping("/{id}")
    Object show(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String seen,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean partial,
            Model model) {
        Batch batch = find(id);
        String fingerprint = Integer.toHexString(batch.hashCode());
        if (partial && fingerprint.equals(seen)) {
            return ResponseEntity.noContent().build();
        }
        model.addAttribute("batch", batch);
        model.addAttribute("report", desk.report(id, 0, SHOWN));
        model.addAttribute("shown", SHOWN);
        model.addAttribute("fingerprint", fingerprint);
        model.addAttribute("partial", partial);
        return partial ? "admin/batch :: live" : "admin/batch";
    }

    @GetMapping("/{id}/report")
    void report(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        Batch batch = find(id);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + batch.source() + "-" + id + ".csv\"");
        reports.write(batch.source(), id, response.getOutputStream());
    }

    private Batch find(UUID id) {
        return desk.find(id).orElseThrow(() -> Problem.notFound("This batch"));
    }
}
