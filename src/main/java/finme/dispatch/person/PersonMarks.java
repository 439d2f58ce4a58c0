package finme.dispatch.person;

import finme.canonical.CanonicalApplication;
import finme.canonical.IdentityValue;
import finme.fdforge.BlindIndex;
import finme.partner.Partner.Duplicates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** By what a person is known again at a partner. */
@Component
class PersonMarks {
    private final BlindIndex index;

    PersonMarks(BlindIndex index) {
        this.index = index;
    }

    /** @return blind indexes of the values that the partner's rule names, all of them by default */
    List<byte[]> of(CanonicalApplication document, Duplicates rule) {
        List<byte[]> marks = new ArrayList<>();
        values(document).forEach((key, value) -> {
            if (rule.keys() == null || rule.keys().contains(key)) {
                marks.add(index.of("partner.person." + key, value));
            }
        });
        return marks;
    }

    static Map<String, String> values(CanonicalApplication document) {
        Map<String, String> values = new TreeMap<>();
        put(values, IdentityValue.TAX_ID, document.borrower().taxId());
        put(values, IdentityValue.PHONE, document.borrower().phone());
        put(values, IdentityValue.EMAIL, document.borrower().email());
        return values;
    }

    private static void put(Map<String, String> values, IdentityValue key, @Nullable String value) {
        if (value != null) {
            values.put(key.key(), value);
        }
    }
}
