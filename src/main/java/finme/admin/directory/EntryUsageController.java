package finme.admin.directory;

import finme.admin.usage.Usage;
import finme.admin.usage.Usages;
import finme.catalogue.Catalogue;
import finme.directory.Directory;
import finme.kernel.Problem;
import finme.kernel.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Directories")
class EntryUsageController {
    private final Catalogue<Directory> directories;
    private final Usages usages;

    EntryUsageController(Catalogue<Directory> directories, Usages usages) {
        this.directories = directories;
        this.usages = usages;
    }

    @GetMapping("/api/v1/admin/directories/{code}/entries/{entry}/usage")
    @Operation(
            summary = "Who mentions an entry",
            description = "Found in the syntax trees of mappings and of the newest deployed decisions, not by text.")
    @ApiResponse(responseCode = "404", description = "No such directory, or no such entry in it")
    Slice<Usage> usage(@PathVariable String code, @PathVariable String entry) {
        Directory directory = directories
                .find(code)
                .orElseThrow(() -> Problem.notFound("This directory"))
                .value();
        if (directory.find(entry).isEmpty()) {
            throw Problem.notFound("This entry");
        }
        return new Slice<>(usages.ofEntries(directory).getOrDefault(entry, List.of()), null);
    }
}
