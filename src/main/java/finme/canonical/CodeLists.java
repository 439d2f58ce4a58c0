package finme.canonical;

import java.util.Set;

/** The codes an application may use today. In core the directories answer, at an edge what core told it. */
@FunctionalInterface
public interface CodeLists {
    /**
     * @param directory {@code products}, {@code purposes}, {@code regions}, {@code employment-kinds}
     * @return empty for an unknown directory
     */
    Set<String> active(String directory);
}
