package finme.account.passkey.ceremony;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets challenges that nobody answered in time. */
@Component
class ChallengeCleanUp {
    private final Challenges challenges;

    ChallengeCleanUp(Challenges challenges) {
        this.challenges = challenges;
    }

    @Scheduled(fixedDelayString = "${finme.cabinet.clean-up:PT10M}", initialDelayString = "PT1M")
    void run() {
        challenges.forgetOld();
    }
}
