package finme.gateway;

import java.util.Set;

/** The codes an application may use today. */
public interface CodeLists {
    /** @param directory {@code products}, {@code purposes}, {@code regions}, {@code employment-kinds} */
    Set<String> active(String directory);
}
