package finme.correspondence;

import java.util.stream.Stream;

/** How a borrower is reached. */
public enum Channel {
    MAIL("email"),
    SMS("phone");

    private final String key;

    Channel(String key) {
        this.key = key;
    }

    /** Name of the address within the canonical borrower. */
    public String key() {
        return key;
    }

    /** @throws IllegalArgumentException for any other key */
    public static Channel of(String key) {
        return Stream.of(values())
                .filter(channel -> channel.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody is reached by " + key));
    }
}
