package finme.tries;

import java.util.Locale;

/** What is behind a credential. */
public enum Door {
    /** People of the company: pages, API, engine. */
    LOGIN,
    SOURCE,
    PARTNER;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
