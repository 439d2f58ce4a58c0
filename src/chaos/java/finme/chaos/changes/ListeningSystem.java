package finme.chaos.changes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A connected system's own books: what it took, in which order, and how it is at the moment. */
final class ListeningSystem {
    private final String code;
    private final Map<String, Taken> first = new LinkedHashMap<>();
    private final Map<String, Taken> different = new HashMap<>();
    private volatile Mood mood = Mood.HERE;
    private int repeats;
    private int refused;

    ListeningSystem(String code) {
        this.code = code;
    }

    enum Mood {
        HERE,
        /** Answers 503. */
        AWAY,
        /** Takes it and breaks off before it says so: FinMe has to send it again. */
        BREAKS_OFF,
        /** Says nothing for longer than anybody waits. */
        SILENT,
        /** Answers 410 until somebody makes it active again. */
        GONE
    }

    record Taken(long sequence, String directory, int version) {}

    String code() {
        return code;
    }

    Mood mood() {
        return mood;
    }

    void set(Mood other) {
        mood = other;
    }

    synchronized void take(String id, Taken message) {
        Taken known = first.putIfAbsent(id, message);
        if (known != null) {
            repeats++;
            if (!known.equals(message)) {
                different.put(id, message);
            }
        }
    }

    synchronized void refuse() {
        refused++;
    }

    synchronized int size() {
        return first.size();
    }

    synchronized String facts() {
        return code + ": " + first.size() + " messages taken, " + repeats + " more than once, " + refused
                + " tries not taken";
    }

    /** @param versions the last one of each directory @return a sentence for each promise that was not kept */
    synchronized List<String> broken(Map<String, Integer> versions) {
        List<String> broken = new ArrayList<>();
        Map<String, Integer> last = new HashMap<>();
        Set<Taken> seen = new HashSet<>();
        long sequence = 0;
        for (Taken taken : first.values()) {
            if (taken.sequence() != ++sequence) {
                broken.add(code + ": number " + taken.sequence() + " came where " + sequence + " was due");
                sequence = taken.sequence();
            }
            if (!seen.add(new Taken(0, taken.directory(), taken.version()))) {
                broken.add(code + ": version " + taken.version() + " of " + taken.directory() + " came under two ids");
            }
            int before = last.getOrDefault(taken.directory(), 0);
            if (taken.version() != before + 1) {
                broken.add(
                        code + ": version " + taken.version() + " of " + taken.directory() + " came after " + before);
            }
            last.put(taken.directory(), taken.version());
        }
        if (!last.equals(versions)) {
            broken.add(code + ": knows " + last + ", and there are " + versions);
        }
        different.keySet().forEach(id -> broken.add(code + ": " + id + " came again with something else in it"));
        return broken;
    }
}
