package finme.crm.master;

import finme.crm.Crm;
import finme.crm.Crm.Mapping;
import finme.crm.RecordKind;
import finme.kernel.Fault;
import finme.mapping.Feel;
import finme.mapping.MappingFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Everything that stands against a CRM, found before it is saved. */
@Component
class CrmChecks {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]{0,127}");
    private static final String WRITE_DATE = "write_date";
    /** The receiver of what no CRM is told. */
    private static final String NOBODY = "none";

    private final Feel feel;
    private final InMappingChecks in;
    private final CallChecks calls;
    private final CrmAddresses addresses;

    CrmChecks(Feel feel, InMappingChecks in, CallChecks calls, CrmAddresses addresses) {
        this.calls = calls;
        this.feel = feel;
        this.in = in;
        this.addresses = addresses;
    }

    /** Records let nulls through where Jackson found nothing. */
    List<Fault> faults(Crm crm) {
        Found found = new Found(addresses.faults(crm));
        if (found.required("/code", crm.code())
                && (!CODE.matcher(crm.code()).matches() || crm.code().equals(NOBODY))) {
            found.add("/code", "invalid_code", "A code is 1 to 63 letters, digits, '.', '_' and '-', and not 'none'.");
        }
        found.required("/name", crm.name());
        found.required("/url", crm.url());
        ProofChecks.check(crm, found);
        if (crm.batch() != null && (crm.batch() < 1 || crm.batch() > Crm.MOST)) {
            found.add("/batch", "out_of_range", "A batch has 1 to " + Crm.MOST + " records.");
        }
        if (crm.perSecond() != null && crm.perSecond().signum() <= 0) {
            found.add("/perSecond", "out_of_range", "The rate is greater than 0.");
        }
        CrmInChecks.check(crm, found);
        SealChecks.check(crm, found);
        for (RecordKind kind : RecordKind.values()) {
            Mapping mapping = crm.records().of(kind);
            if (mapping != null) {
                mapping("/records/" + kind.word(), crm, kind, mapping, found);
            }
        }
        return found.list;
    }

    private void mapping(String at, Crm crm, RecordKind kind, Mapping mapping, Found found) {
        if (crm.kind() != Crm.Kind.REST || mapping.entity() != null) {
            name(at + "/entity", mapping.entity(), found);
        }
        calls.check(at, crm, mapping, found);
        name(at + "/key", mapping.key(), found);
        String out = mapping.out();
        if (found.required(at + "/out", out) && out != null) {
            out(at + "/out", kind, out, found);
        }
        if (mapping.changedAt() != null) {
            name(at + "/changedAt", mapping.changedAt(), found);
        }
        if (crm.kind() == Crm.Kind.TRYTON
                && mapping.changedAt() != null
                && !mapping.changedAt().equals(WRITE_DATE)) {
            found.add(at + "/changedAt", "invalid_value", "A Tryton server keeps it in " + WRITE_DATE + '.');
        }
        in.check(at, kind, mapping, found);
    }

    static void name(String pointer, @Nullable String name, Found found) {
        if (found.required(pointer, name) && name != null && !NAME.matcher(name).matches()) {
            found.add(pointer, "invalid_name", "A name is letters, digits, '_' and '.', beginning with a letter.");
        }
    }

    /** Whatever is in the record, fields have to come of it. */
    private void out(String pointer, RecordKind kind, String text, Found found) {
        try {
            if (!(feel.compile(text).evaluate(Map.of(kind.word(), Map.of())) instanceof Map)) {
                found.add(
                        pointer, "no_fields", "It has to give the fields of a record: {Name: " + kind.word() + ".…}.");
            }
        } catch (MappingFault fault) {
            found.add(pointer, "invalid_mapping", fault.sentence());
        }
    }

    /** Collects faults, so that all of them are reported at once. */
    record Found(List<Fault> list) {
        Found(List<Fault> list) {
            this.list = new ArrayList<>(list);
        }

        void add(String pointer, String code, String message) {
            list.add(new Fault(pointer, code, message));
        }

        boolean required(String pointer, @Nullable String value) {
            if (value == null || value.isBlank()) {
                add(pointer, "required", "A value is needed here.");
                return false;
            }
            return true;
        }
    }
}
