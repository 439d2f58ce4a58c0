package finme.borrower.matching;

import com.fasterxml.jackson.databind.JsonNode;
import finme.canonical.IdentityValue;
import finme.fdforge.BlindIndex;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** By what a person is found: the blind index of a normalised value. */
public record MatchKey(String kind, byte[] hash) {
    public static final String TAX_ID = "taxId";

    /** The most telling first. */
    public static final List<String> KINDS = List.of(TAX_ID, "phone", "email");

    /** @param values by canonical path */
    public static List<MatchKey> of(Map<String, JsonNode> values, BlindIndex index) {
        List<MatchKey> keys = new ArrayList<>(KINDS.size());
        for (String kind : KINDS) {
            JsonNode value = values.get("borrower." + kind);
            if (value != null && value.isTextual() && !value.textValue().isBlank()) {
                keys.add(of(kind, value.textValue(), index));
            }
        }
        return keys;
    }

    /** Under which an earlier release indexed what the same values were then: to look by, never to store. */
    public static List<MatchKey> former(Map<String, JsonNode> values, BlindIndex index) {
        String country = text(values, "borrower.address.country");
        List<MatchKey> keys = new ArrayList<>();
        for (String kind : KINDS) {
            String value = text(values, "borrower." + kind);
            if (value != null) {
                IdentityValue.of(kind).former(value, country).forEach(former -> keys.add(of(kind, former, index)));
            }
        }
        return keys;
    }

    private static @Nullable String text(Map<String, JsonNode> values, String attribute) {
        JsonNode value = values.get(attribute);
        return value == null ? null : value.textValue();
    }

    public static MatchKey of(String kind, String value, BlindIndex index) {
        return new MatchKey(kind, index.of("borrower." + kind, value));
    }

    /** Number of the lock that whoever looks for this key holds. */
    public long lock() {
        return ByteBuffer.wrap(hash).getLong() ^ kind.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MatchKey key && kind.equals(key.kind) && Arrays.equals(hash, key.hash);
    }

    @Override
    public int hashCode() {
        return 31 * kind.hashCode() + Arrays.hashCode(hash);
    }
}
