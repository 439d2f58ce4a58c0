package finme.canonical.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import finme.canonical.identity.Emails;
import finme.canonical.identity.Phones;
import finme.canonical.identity.TaxIds;
import finme.canonical.identity.Unusable;
import finme.kernel.Fault;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** By what a person is found: phone, e-mail, tax id. What only stands for a missing value is as good as missing. */
final class Identifiers {
    private static final int EMAIL = 300;
    private static final int PHONE = 80;
    private static final int TAX_ID = 40;

    private Identifiers() {}

    /** @param country ISO code; null: the country that gave out the phone number is the borrower's */
    static void read(Section borrower, @Nullable String country) {
        contact(borrower, country);
        String phone = borrower.text("phone");
        String home = country == null && phone != null ? Phones.country(phone) : country;
        borrower.optional("taxId", raw -> TextNode.valueOf(TaxIds.read(Readings.string(raw, TAX_ID), home)));
    }

    /** One way to reach the borrower is enough; without any, whatever stood against either is a fault. */
    private static void contact(Section borrower, @Nullable String country) {
        Optional<Fault> phone = borrower.attempt("phone", raw -> phone(borrower, raw, country));
        Optional<Fault> email =
                borrower.attempt("email", raw -> TextNode.valueOf(Emails.read(Readings.string(raw, EMAIL))));
        boolean reachable = borrower.has("phone") || borrower.has("email");
        List<Fault> found = Stream.of(phone, email).flatMap(Optional::stream).toList();
        found.forEach(fault -> borrower.report().found(fault, !reachable && !saysNone(fault)));
        if (!reachable && found.stream().allMatch(Identifiers::saysNone)) {
            borrower.report()
                    .fault(new Fault(
                            borrower.at("phone"),
                            "contact_required",
                            "A phone number or an e-mail address is needed."));
        }
    }

    private static JsonNode phone(Section borrower, Object raw, @Nullable String country) throws Unusable {
        Phones.Phone phone = Phones.read(Readings.string(raw, PHONE), country);
        if (phone.cut()) {
            borrower.report()
                    .warning(new Fault(
                            borrower.at("phone"),
                            "text_left_out",
                            "Only the number was taken, not what stood before or after it."));
        }
        return TextNode.valueOf(phone.e164());
    }

    private static boolean saysNone(Fault fault) {
        return fault.code().equals(Unusable.PLACEHOLDER);
    }
}
