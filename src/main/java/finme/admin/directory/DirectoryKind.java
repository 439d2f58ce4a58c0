package finme.admin.directory;

import finme.admin.resource.ResourceKind;
import finme.catalogue.Catalogue;
import finme.directory.Directory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Directories under administration. */
@Component
@Order(3)
class DirectoryKind implements ResourceKind<Directory> {
    private final Catalogue<Directory> directories;

    DirectoryKind(Catalogue<Directory> directories) {
        this.directories = directories;
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
        return "Reference data: the codes applications and rules may use";
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
}
