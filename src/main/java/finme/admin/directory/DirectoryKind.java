package finme.admin.directory;

import finme.admin.resource.ResourceKind;
import finme.admin.usage.Confirmations;
import finme.admin.usage.Usage;
import finme.admin.usage.Usages;
import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.directory.Directory;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Directories under administration. */
@Component
@Order(3)
class DirectoryKind implements ResourceKind<Directory> {
    private final Catalogue<Directory> directories;
    private final DirectoryCsv csv;
    private final Usages usages;
    private final Confirmations confirmations;

    DirectoryKind(Catalogue<Directory> directories, DirectoryCsv csv, Usages usages, Confirmations confirmations) {
        this.confirmations = confirmations;
        this.directories = directories;
        this.csv = csv;
        this.usages = usages;
    }

    @Override
    public String path() {
        return "directories";
    }

    @Override
    public String noun() {
        return "directory";
    }

    @Override
    public String icon() {
        return "book";
    }

    @Override
    public String description() {
        return "Reference data: the codes applications and rules may use. An entry that was in force once and is left out"
                + " stays, retired";
    }

    @Override
    public Class<Directory> type() {
        return Directory.class;
    }

    @Override
    public Catalogue<Directory> catalogue() {
        return directories;
    }

    @Override
    public boolean needsPrecondition() {
        return true;
    }

    @Override
    public Table<Directory> table() {
        return csv;
    }

    @Override
    public DirectoryImpact impact(@Nullable Directory present, Directory proposed) {
        List<Directory.Entry> all = Stream.concat(
                        proposed.entries().stream(), present == null ? Stream.of() : present.entries().stream())
                .toList();
        Map<String, List<Usage>> concerned = usages.ofEntries(new Directory(proposed.code(), null, all));
        return DirectoryImpact.of(present, proposed, concerned);
    }

    @Override
    public void show(Versioned<Directory> it, Model model) {
        model.addAttribute("languages", DirectoryCsv.languages(it.value()));
        model.addAttribute("usages", usages.ofEntries(it.value()));
        model.addAttribute("standing", confirmations.of("directory.changed", "directory/" + it.code(), it.version()));
    }
}
