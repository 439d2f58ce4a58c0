package finme.account.session;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sessions that have ended are deleted: who was signed in when is nobody's business. */
@Component
class SessionCleanUp {
    private final SessionRows rows;

    SessionCleanUp(SessionRows rows) {
        this.rows = rows;
    }

    @Scheduled(fixedDelayString = "${finme.cabinet.clean-up:PT10M}", initialDelayString = "PT1M")
    void run() {
        rows.deleteEnded();
    }
}
