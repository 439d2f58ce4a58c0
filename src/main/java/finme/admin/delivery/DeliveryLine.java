package finme.admin.delivery;

import finme.delivery.Attempt;
import finme.delivery.Delivery;

/** A message with what pages say about it. */
record DeliveryLine(Delivery it, ReceiverNames.Named receiver) {
    private static final String PREFIX = "finme.";

    /** {@code finme.directory.changed} as "Directory changed". */
    public String title() {
        String type = it.type();
        String words = (type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : type).replaceAll("[._-]", " ");
        return words.isEmpty() ? type : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** @return what became of the last attempt; empty when there was none */
    public String last() {
        int tries = it.attempts().size();
        return tries == 0 ? "" : words(it.attempts().get(tries - 1));
    }

    public String words(Attempt attempt) {
        return AttemptWords.of(attempt.status(), attempt.answer());
    }
}
