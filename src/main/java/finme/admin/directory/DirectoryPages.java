package finme.admin.directory;

import finme.admin.Page;
import finme.directory.Directories;
import finme.kernel.Problem;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

@Page
@RequestMapping("/admin/directories")
class DirectoryPages {
    private final Directories directories;

    DirectoryPages(Directories directories) {
        this.directories = directories;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("directories", directories.all());
        return "admin/directories";
    }

    @GetMapping("/{code}")
    String one(@PathVariable String code, Model model) {
        model.addAttribute("directory", directories.find(code).orElseThrow(() -> Problem.notFound("This directory")));
        return "admin/directory";
    }
}
