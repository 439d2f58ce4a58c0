package finme.form.draft;

import finme.form.FormField;
import finme.form.FormSchema;
import finme.kernel.Fault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One place of the application is asked once at a time: of several fields for it each needs a condition. */
final class PlaceClaims {
    private final Map<String, Claim> claims = new HashMap<>();
    private final List<Fault> faults;

    PlaceClaims(List<Fault> faults) {
        this.faults = faults;
    }

    private record Claim(FormField field, boolean conditional) {}

    void claim(FormSchema schema) {
        schema.components().forEach(field -> claim(field, false));
    }

    private void claim(FormField field, boolean within) {
        boolean conditional = within
                || !field.json().path("conditional").path("hide").asText("").isBlank();
        String place = field.canonical();
        if (field.isKeyed() && place != null && field.consent() == null) {
            Claim other = claims.putIfAbsent(place, new Claim(field, conditional));
            if (other != null && !(conditional && other.conditional())) {
                faults.add(new Fault(
                        field.place() + "/properties/canonical",
                        "not_unique",
                        "\"" + other.field().label() + "\" asks for the same. Where only one of the two is shown, give"
                                + " both a condition."));
            }
        }
        field.components().forEach(inside -> claim(inside, conditional));
    }
}
