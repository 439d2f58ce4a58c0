package finme.apply.form;

import finme.form.FormBinding;
import finme.form.FormField;
import finme.form.FormSchema;
import finme.kernel.Fault;
import java.util.Optional;

/** Faults of the application, told where the form asks for it. */
final class Pointers {
    private Pointers() {}

    /** @param fault pointing into the canonical application */
    static Fault told(FormSchema form, Fault fault) {
        String path =
                fault.pointer().isEmpty() ? "" : fault.pointer().substring(1).replace('/', '.');
        String pointer = field(form, path)
                .map(field -> "/data/" + String.join("/", field.path()))
                .orElse("/application" + fault.pointer());
        return new Fault(pointer, fault.code(), fault.message());
    }

    private static Optional<FormField> field(FormSchema form, String path) {
        if (path.equals("consents") || path.startsWith("consents.")) {
            return form.fields().stream()
                    .filter(field -> "DATA_SHARING".equals(field.consent()))
                    .findFirst();
        }
        return form.fields().stream()
                .filter(field -> FormBinding.target(field).equals(path))
                .findFirst()
                .or(() -> path.isEmpty() ? Optional.empty() : form.boundTo(path));
    }
}
