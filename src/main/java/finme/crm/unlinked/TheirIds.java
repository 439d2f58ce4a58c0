package finme.crm.unlinked;

import finme.crm.connector.CrmChangedPage.Item;
import finme.fdforge.BlindIndex;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * How a record is named here: by the CRM's own id where that can be nothing but an id. Anything else, such as a phone
 * number, a name or what somebody typed in, may say who it is and is kept as a keyed digest.
 */
@Component
class TheirIds {
    /** UUIDs, short numbers, and ids of the lengths that Salesforce and MongoDB give. */
    private static final Pattern PLAIN = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}|\\d{1,8}"
            + "|(?=\\p{Alpha}*\\d)(?=\\d*\\p{Alpha})(\\p{Alnum}{15}|\\p{Alnum}{18}|\\p{XDigit}{24})");

    private static final String PURPOSE = "crm.theirId";

    private final BlindIndex index;

    TheirIds(BlindIndex index) {
        this.index = index;
    }

    /** @return empty when it has none */
    String of(Item item) {
        String id = item.id() == null ? "" : item.id().strip();
        String name = id.isEmpty() ? item.key().strip() : id;
        if (name.isEmpty() || id.isEmpty() && name.equals("null")) {
            return "";
        }
        return PLAIN.matcher(name).matches() ? name : '#' + HexFormat.of().formatHex(index.of(PURPOSE, name));
    }
}
