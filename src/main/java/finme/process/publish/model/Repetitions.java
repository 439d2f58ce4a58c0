package finme.process.publish.model;

import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** How often a step may be repeated side by side, sub-processes within sub-processes counted together. */
final class Repetitions {
    private static final int MOST = 1_000;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private Repetitions() {}

    static void check(Element root) {
        check(root, 1);
    }

    private static void check(Element element, long around) {
        Element repeated = element.element("multiInstanceLoopCharacteristics");
        long times = repeated == null ? around : around * times(String.valueOf(element.attribute("id")), repeated);
        if (times > MOST) {
            throw Refused.at(
                    element.attribute("id"),
                    "it would run " + times + " times for one application, there may be " + MOST + " at most");
        }
        element.elements().forEach(child -> check(child, times));
    }

    private static long times(String place, Element repeated) {
        if (ModelTree.camunda(repeated, "collection") != null || repeated.element("loopDataInputRef") != null) {
            throw Refused.at(
                    place, "it goes through a list, but none of the process's variables is one; write a number");
        }
        Element cardinality = repeated.element("loopCardinality");
        String number = cardinality == null ? "" : cardinality.getText().strip();
        if (!NUMBER.matcher(number).matches() || Long.parseLong(number) < 1) {
            throw Refused.at(
                    place, "its loop cardinality '" + number + "' has to be written out, a number from 1 to " + MOST);
        }
        return Long.parseLong(number);
    }
}
