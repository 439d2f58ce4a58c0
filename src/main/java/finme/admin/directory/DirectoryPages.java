package finme.admin.directory;

import finme.admin.Page;
import finme.admin.usage.Usages;
import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.directory.Directory;
import finme.kernel.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** What everybody may see of a directory beside its table: who uses an entry, and the table as a file. */
@Page
@RequestMapping("/admin/directories/{code}")
class DirectoryPages {
    /** Without it spreadsheets take UTF-8 for something else. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Catalogue<Directory> directories;
    private final DirectoryCsv csv;
    private final Usages usages;

    DirectoryPages(Catalogue<Directory> directories, DirectoryCsv csv, Usages usages) {
        this.directories = directories;
        this.csv = csv;
        this.usages = usages;
    }

    @GetMapping("/entries/{entry}")
    String entry(@PathVariable String code, @PathVariable String entry, Model model) {
        Directory directory = find(code).value();
        model.addAttribute("directory", directory);
        model.addAttribute("entry", directory.find(entry).orElseThrow(() -> Problem.notFound("This entry")));
        model.addAttribute("usages", usages.ofEntries(directory).getOrDefault(entry, List.of()));
        model.addAttribute("names", LanguageNames.ALL);
        return "admin/directory-entry";
    }

    @GetMapping("/csv")
    ResponseEntity<byte[]> download(@PathVariable String code) {
        Versioned<Directory> found = find(code);
        String name = code + "-v" + found.version() + ".csv";
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body((BYTE_ORDER_MARK + csv.write(found.value())).getBytes(StandardCharsets.UTF_8));
    }

    private Versioned<Directory> find(String code) {
        return directories.find(code).orElseThrow(() -> Problem.notFound("This directory"));
    }
}
