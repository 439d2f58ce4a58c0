package finme.process.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes processes as tests need them. */
final class Models {
    private Models() {}

    /** @param flow elements between {@code s}, the start, and {@code e}, the end, flows included */
    static String process(String id, String flow) {
        return """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="x">
                <message id="m" name="loan.contractSigned"/><message id="unheard" name="loan.nobodySaysThis"/>
                <signal id="sig" name="sig"/><error id="err" name="err" errorCode="err"/><escalation id="esc" escalationCode="esc"/>
                <process id="%s" isExecutable="true" camunda:historyTimeToLive="P30D"><startEvent id="s"/>%s<endEvent id="e"/></process>
                </definitions>""".formatted(id, flow);
    }

    static String flow(String from, String to) {
        return "<sequenceFlow id=\"f_%s_%s\" sourceRef=\"%s\" targetRef=\"%s\"/>".formatted(from, to, from, to);
    }

    /** One element between start and end. */
    static String around(String element) {
        return process("foreign", flow("s", "t") + element + flow("t", "e"));
    }

    static String timer(String kind, String text) {
        return around(
                "<intermediateCatchEvent id=\"t\"><timerEventDefinition><%s>%s</%s></timerEventDefinition></intermediateCatchEvent>"
                        .formatted(kind, text, kind));
    }

    static String shipped(String what, String by) {
        try {
            String bpmn = Files.readString(Path.of("processes", "loan-application.bpmn"));
            assertThat(bpmn).contains(what);
            return bpmn.replace(what, by);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
