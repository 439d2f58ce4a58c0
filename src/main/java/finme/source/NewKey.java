package finme.source;

import finme.kernel.Fault;
import finme.kernel.Problem;
import finme.source.key.KeyStrength;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Keys of sources: how they are made, what they must be when somebody brings one, how long an old one may stay. */
public final class NewKey {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 24;
    private static final Pattern MADE = Pattern.compile("fm_[A-Za-z0-9_-]{32}");
    /** Made by chance and found weaker than this: once in ten million. */
    private static final int LUCKLESS = 96;

    private static final int SHORTEST = 8;
    private static final int VARIETY = 4;
    private static final Set<String> COMMON = Set.of(
            "12345678",
            "123456789",
            "1234567890",
            "0123456789",
            "87654321",
            "abcdefgh",
            "abcd1234",
            "1q2w3e4r",
            "qwertyui",
            "qwertyuiop",
            "qwerty123",
            "asdfghjkl",
            "password",
            "passw0rd",
            "password1",
            "password123",
            "changeme",
            "letmein1",
            "secret12",
            "secret123",
            "iloveyou",
            "sunshine",
            "princess",
            "football",
            "baseball",
            "superman",
            "trustno1",
            "admin123",
            "welcome1",
            "welcome123");
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(90);

    private NewKey() {}

    /** @return 192 random bits behind a prefix by which leaked keys are found */
    public static String make() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return "fm_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** How much there is to guess in a key. One that looks made here by chance may hold what looks like words. */
    public static int bits(String key) {
        int bits = KeyStrength.bits(key);
        return MADE.matcher(key).matches() && bits >= LUCKLESS ? 8 * BYTES : bits;
    }

    /** @throws Problem 422 beyond 90 days */
    public static Duration overlap(Duration asked) {
        if (asked.isNegative() || asked.compareTo(LONGEST_OVERLAP) > 0) {
            throw Problem.invalid("/overlap", "invalid_value", "The old key counts for 90 days at most.");
        }
        return asked;
    }

    /**
     * @param given a key in clear text, or the hash of one that was taken before
     * @param strong whether it has to have as much to guess as one made by chance
     */
    static List<Fault> check(String given, boolean strong) {
        if (!given.equals(given.strip())) {
            return List.of(new Fault("/key", "invalid_key", "A key has no blanks around it."));
        }
        if (given.length() < SHORTEST || given.chars().distinct().count() < VARIETY) {
            return List.of(new Fault(
                    "/key",
                    "weak_key",
                    "This key can be guessed: take at least " + SHORTEST + " characters of " + VARIETY
                            + " kinds, better the key FinMe makes (POST …/key)."));
        }
        if (COMMON.contains(given.toLowerCase(Locale.ROOT))) {
            return List.of(new Fault(
                    "/key",
                    "weak_key",
                    "This key is among the first anybody tries; better take the one FinMe makes (POST …/key)."));
        }
        if (strong && bits(given) < KeyStrength.ENOUGH) {
            return List.of(new Fault(
                    "/key",
                    "weak_key",
                    "This key has about " + bits(given) + " bits to guess; " + KeyStrength.ENOUGH
                            + " are needed. The key FinMe makes (POST …/key) has 192."));
        }
        return List.of();
    }
}
