package finme.cabinet.live;

import finme.cabinet.CabinetSession;
import java.io.IOException;
import java.util.UUID;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** A page somebody has open, and what it shows. What it hears is that something changed, never what. */
final class OpenPage {
    private final CabinetSession session;
    private final UUID application;
    private final SseEmitter line;
    private String mark;

    OpenPage(CabinetSession session, UUID application, SseEmitter line, String mark) {
        this.session = session;
        this.application = application;
        this.line = line;
        this.mark = mark;
    }

    UUID application() {
        return application;
    }

    boolean isOf(CabinetSession other) {
        return session.equals(other);
    }

    synchronized void show(String now) {
        if (!now.equals(mark)) {
            mark = now;
            send(SseEmitter.event().name("changed").data(now));
        }
    }

    void beat() {
        send(SseEmitter.event().comment("here"));
    }

    void end() {
        line.complete();
    }

    private void send(SseEmitter.SseEventBuilder event) {
        try {
            line.send(event);
        } catch (IOException | IllegalStateException gone) {
            line.completeWithError(gone);
        }
    }
}
