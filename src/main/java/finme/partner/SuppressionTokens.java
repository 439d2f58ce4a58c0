package finme.partner;

import finme.canonical.IdentityValue;
import finme.fdforge.BlindIndex;
import finme.kernel.Problem;
import finme.kernel.Sha256;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Suppression lists as they are kept: never as values, nor as hashes that anybody could try phone numbers against. Each
 * entry, given plain or as SHA-256 in hex of the normalised value, is kept as the blind index of that hash.
 */
@Component
public class SuppressionTokens {
    private static final String PREFIX = "finme:";
    private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");
    private static final Pattern KEPT = Pattern.compile(PREFIX + "[\\w-]{22}");

    private final BlindIndex index;

    public SuppressionTokens(BlindIndex index) {
        this.index = index;
    }

    /** @param given a phone with its country, an e-mail, a tax id, or a hash of one @return empty when it is none of these */
    public Optional<String> kept(String given) {
        String text = given.strip();
        if (KEPT.matcher(text).matches()) {
            return Optional.of(text);
        }
        return HASH.matcher(text).matches()
                ? Optional.of(token(text.toLowerCase(Locale.ROOT)))
                : read(text).map(Sha256::hex).map(this::token);
    }

    /** @param values of a person by {@link IdentityValue#key} @return all that could stand for it on a list */
    public Set<String> of(Map<String, String> values) {
        Set<String> tokens = new HashSet<>();
        values.forEach((key, value) -> {
            tokens.add(token(Sha256.hex(value)));
            forms(IdentityValue.of(key), value).forEach(form -> tokens.add(token(Sha256.hex(form))));
        });
        return tokens;
    }

    private String token(String hash) {
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(index.of("partner.suppression", hash));
    }

    private static Optional<String> read(String text) {
        IdentityValue kind = text.indexOf('@') >= 0
                ? IdentityValue.EMAIL
                : text.startsWith("+") || text.startsWith("00") ? IdentityValue.PHONE : IdentityValue.TAX_ID;
        List<String> forms = forms(kind, text);
        return forms.isEmpty() ? Optional.empty() : Optional.of(forms.get(forms.size() - 1));
    }

    private static List<String> forms(IdentityValue kind, String text) {
        try {
            return kind.meant(text);
        } catch (Problem unusable) {
            return List.of();
        }
    }
}
