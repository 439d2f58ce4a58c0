package finme.mapping;

import java.util.Set;

/**
 * What a FEEL text names, read from its syntax tree: neither a comment nor a word inside another is a mention, and a
 * word written with escapes is one.
 *
 * @param reads names it reads from outside, as paths: {@code application.purpose}
 * @param gives what the value it makes has in it, as paths: {@code borrower.address.region}
 */
public record Mentions(Set<Word> words, Set<String> reads, Set<String> gives) {
    public static final Mentions NONE = new Mentions(Set.of(), Set.of(), Set.of());

    /**
     * A word in quotes.
     *
     * @param path what it is compared with, or given to
     * @param given whether it becomes the value at the path; else the value there is compared with it
     */
    public record Word(String text, String path, boolean given) {}
}
