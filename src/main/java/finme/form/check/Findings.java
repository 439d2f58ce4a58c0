package finme.form.check;

import finme.form.Verdict.FieldFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what is wrong, field by field; what could not be read is not held against rules as well. */
final class Findings {
    private final Map<DataPath, List<FieldFault>> faults = new LinkedHashMap<>();
    private final List<FieldFault> lists = new ArrayList<>();

    void add(DataPath path, String code, String message) {
        add(path, code, Map.of(), message);
    }

    void add(DataPath path, String code, Map<String, String> parameters, String message) {
        faults.computeIfAbsent(path, none -> new ArrayList<>())
                .add(new FieldFault(path.toString(), path.pointer(), code, parameters, message));
    }

    /** Of a list itself. */
    void addOfList(DataPath path, String code, Map<String, String> parameters, String message) {
        lists.add(new FieldFault(path.toString(), path.pointer(), code, parameters, message));
    }

    List<FieldFault> ofLists() {
        return lists;
    }

    boolean has(DataPath path) {
        return faults.containsKey(path);
    }

    List<FieldFault> of(DataPath path) {
        return faults.getOrDefault(path, List.of());
    }
}
