package finme.admin.directory;

import finme.admin.Versions;
import finme.directory.Directories;
import finme.directory.Directory;
import finme.kernel.Problem;
import finme.kernel.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/admin/directories")
@Tag(name = "Directories", description = "Reference data: the codes applications and rules may use")
class DirectoryController {
    private final Directories directories;

    DirectoryController(Directories directories) {
        this.directories = directories;
    }

    @GetMapping
    @Operation(summary = "All directories with their entries")
    Slice<Directory> all() {
        return new Slice<>(directories.all(), null);
    }

    @GetMapping("/{code}")
    @Operation(summary = "One directory; its ETag is its version")
    ResponseEntity<Directory> one(@PathVariable String code) {
        Directory directory = directories.find(code).orElseThrow(() -> Problem.notFound("This directory"));
        return ResponseEntity.ok().eTag(Versions.etag(directory.version())).body(directory);
    }
}
