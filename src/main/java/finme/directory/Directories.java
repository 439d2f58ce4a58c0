package finme.directory;

import finme.canonical.CodeLists;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reference data: {@code products}, {@code purposes}, {@code regions}, {@code employment-kinds} and more. */
public interface Directories extends CodeLists {
    List<Directory> all();

    Optional<Directory> find(String code);

    /** @return codes that may be used today; empty for an unknown directory. Answered from memory */
    @Override
    Set<String> active(String directory);
}
