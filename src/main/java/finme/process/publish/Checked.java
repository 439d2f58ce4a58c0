package finme.process.publish;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** What was found in the files of a deployment that can be told from them alone. */
final class Checked {
    final Map<String, Element> models = new LinkedHashMap<>();
    final Set<String> forms = new LinkedHashSet<>();
    final Set<String> decisions = new LinkedHashSet<>();
    final List<String> doubts = new ArrayList<>();
    final List<Definition> definitions = new ArrayList<>();

    /** @param key id of the process, the decision or the form */
    record Definition(String file, String key, Kind kind) {}

    enum Kind {
        PROCESS,
        DECISION,
        FORM
    }
}
