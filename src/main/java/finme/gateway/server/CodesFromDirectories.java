package finme.gateway.server;

import finme.directory.Directories;
import finme.gateway.CodeLists;
import java.util.Set;
import org.springframework.stereotype.Component;

@Component
class CodesFromDirectories implements CodeLists {
    private final Directories directories;

    CodesFromDirectories(Directories directories) {
        this.directories = directories;
    }

    @Override
    public Set<String> active(String directory) {
        return directories.activeCodes(directory);
    }
}
