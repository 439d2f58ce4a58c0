package finme.crm.http;

import java.io.IOException;

/** It answered, and will answer so again: it can't do what it was asked, or its answer is not understood. */
public final class Unreadable extends IOException {
    /** @param words quote no value */
    public Unreadable(String words) {
        super(words);
    }
}
