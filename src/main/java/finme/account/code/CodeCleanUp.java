package finme.account.code;

import finme.account.limit.AskedCounts;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets what nobody needs: codes that ended an hour ago, counts of yesterday. */
@Component
class CodeCleanUp {
    private final SignInRows rows;
    private final AskedCounts counts;

    CodeCleanUp(SignInRows rows, AskedCounts counts) {
        this.rows = rows;
        this.counts = counts;
    }

    @Scheduled(fixedDelayString = "${finme.cabinet.clean-up:PT10M}", initialDelayString = "PT1M")
    void run() {
        rows.forgetOld();
        counts.forgetOld();
    }
}
