package finme.directory;

import finme.directory.Directory.Entry;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What became different from one version of a directory to the next. */
final class DirectoryChanges {
    private DirectoryChanges() {}

    /** @return codes of the entries that are new, different or gone, sorted; all of them when nothing was there before */
    static List<String> codes(Directory now, @Nullable Directory before) {
        Map<String, Entry> old = before == null ? Map.of() : byCode(before);
        Map<String, Entry> fresh = byCode(now);
        TreeSet<String> codes = new TreeSet<>(old.keySet());
        codes.addAll(fresh.keySet());
        codes.removeIf(code -> old.containsKey(code) && old.get(code).equals(fresh.get(code)));
        return List.copyOf(codes);
    }

    private static Map<String, Entry> byCode(Directory directory) {
        return directory.entries().stream()
                .collect(Collectors.toMap(Entry::code, Function.identity(), (one, same) -> one, TreeMap::new));
    }
}
