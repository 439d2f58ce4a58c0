package finme.correspondence.occasion;

import finme.correspondence.Post;
import finme.dispatch.OffersEnding;
import finme.fdforge.LedgerFeed;
import finme.fdforge.LedgerFeed.Part;
import finme.loan.ApplicationStatus;
import finme.loan.LoanDesk;
import finme.work.FailureLog;
import finme.work.Ticker;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads on in the ledger, one node at a time, and looks now and then which offers end soon. Where neither mail nor text
 * messages are set up there are no letters, also not later about what happened until then.
 */
@Component
class LetterClock extends Ticker {
    private static final Logger LOG = LoggerFactory.getLogger(LetterClock.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration SOON = Duration.ofHours(24);
    private static final int BLOCKS = 10;
    private static final int ENDING_EVERY = 300;

    private final LedgerFeed feed;
    private final LetterRows rows;
    private final LetterDesk desk;
    private final Ending ending;
    private final Post post;
    private final TransactionTemplate transaction;
    private int ticks;

    LetterClock(
            LedgerFeed feed,
            LetterRows rows,
            LetterDesk desk,
            Ending ending,
            Post post,
            PlatformTransactionManager transactions) {
        super("letters", PAUSE, new FailureLog(LOG, "Letters to borrowers are looked for again soon"));
        this.feed = feed;
        this.rows = rows;
        this.desk = desk;
        this.ending = ending;
        this.post = post;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Offers that end soon while nobody has chosen. */
    @Component
    static class Ending {
        private final OffersEnding offers;
        private final LoanDesk loans;
        private final LetterDesk desk;

        Ending(OffersEnding offers, LoanDesk loans, LetterDesk desk) {
            this.offers = offers;
            this.loans = loans;
            this.desk = desk;
        }

        void look() {
            desk.all(
                    Occasion.EXPIRING,
                    loans.findAll(offers.within(SOON)).stream()
                            .filter(application -> application.status() == ApplicationStatus.OFFERED)
                            .toList());
        }
    }

    @Override
    protected void work() {
        boolean more = true;
        while (more && isRunning()) {
            more = Boolean.TRUE.equals(transaction.execute(open -> readOn()));
        }
        if (ticks++ % ENDING_EVERY == 0 && !post.channels().isEmpty()) {
            transaction.executeWithoutResult(open -> ending.look());
        }
    }

    private boolean readOn() {
        Long block = rows.cursor().orElse(null);
        if (block == null) {
            return false;
        }
        Part part = feed.after(block, BLOCKS);
        if (!post.channels().isEmpty()) {
            desk.heard(part.entries());
        }
        if (part.block() > block) {
            rows.moveTo(part.block());
        }
        return part.block() > block;
    }
}
