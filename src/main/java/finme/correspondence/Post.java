package finme.correspondence;

import java.util.Set;
import java.util.concurrent.CompletionStage;

/** The way out to borrowers: by SMTP, or by the HTTP of a company that sends text messages. */
public interface Post {
    /** Those that somebody has set up. */
    Set<Channel> channels();

    /** Ends within ten seconds and holds none of the caller's threads. What became of it is a value. */
    CompletionStage<Outcome> send(Address to, Letter letter);

    /** Words are short and quote nothing. */
    sealed interface Outcome {}

    record Taken(int status) implements Outcome {}

    /** Nobody will ever get it there. */
    record Undeliverable(String words) implements Outcome {}

    /** Not now: the same once more is worth a try. */
    record Away(String words) implements Outcome {}
}
