package finme.correspondence.occasion;

import finme.correspondence.Channel;
import finme.correspondence.LetterTexts;
import finme.correspondence.Post;
import finme.correspondence.occasion.LetterQueue.Queued;
import finme.correspondence.occasion.LetterRows.Row;
import finme.correspondence.recipient.Recipients;
import finme.correspondence.recipient.Recipients.Recipient;
import finme.delivery.Carrier;
import finme.delivery.Receipt;
import finme.kernel.Ids;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes a letter when it leaves. Whoever wants none by then, or was erased, gets none. */
@Component
class LetterCarrier implements Carrier {
    static final String KIND = "letter";
    private static final int DONE = 250;

    private final LetterRows rows;
    private final LoanDesk loans;
    private final Recipients recipients;
    private final LetterTexts texts;
    private final Sending sending;

    LetterCarrier(LetterRows rows, LoanDesk loans, Recipients recipients, LetterTexts texts, Sending sending) {
        this.rows = rows;
        this.loans = loans;
        this.recipients = recipients;
        this.texts = texts;
        this.sending = sending;
    }

    /** The ways out, and where letters lead. */
    @Component
    static class Sending {
        private final Post post;
        private final LetterRows rows;
        private final LetterQueue queue;
        private final TransactionTemplate transaction;
        private final String link;

        Sending(
                Post post,
                LetterRows rows,
                LetterQueue queue,
                PlatformTransactionManager transactions,
                @Value("${finme.public-url}") String publicUrl) {
            this.post = post;
            this.rows = rows;
            this.queue = queue;
            this.transaction = new TransactionTemplate(transactions);
            this.link = publicUrl + "/cabinet";
        }

        /** To a lane of the other channel: behind a server that is away wait only letters for it. */
        private void move(UUID id, Row row, Channel channel) {
            UUID other = Ids.next();
            transaction.executeWithoutResult(open -> {
                if (rows.move(id, other, channel)) {
                    queue.add(List.of(new Queued(other, row.application(), row.occasion(), channel)));
                }
            });
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public CompletionStage<Receipt> carry(Parcel parcel) {
        Row row = rows.open(parcel.id()).orElse(null);
        if (row == null) {
            return CompletableFuture.completedFuture(new Receipt.Needless("settled_before"));
        }
        LoanApplication application = loans.find(row.application()).orElseThrow();
        Recipient to = recipients.find(application).orElse(null);
        if (to == null) {
            rows.settle(parcel.id(), "NOT_SENT");
            return CompletableFuture.completedFuture(new Receipt.Needless("not_wanted"));
        }
        if (to.address().channel() != row.channel()) {
            sending.move(parcel.id(), row, to.address().channel());
            return CompletableFuture.completedFuture(new Receipt.Needless("goes_another_way"));
        }
        Map<String, String> values =
                Map.of("firstName", to.firstName(), "reference", application.reference(), "link", sending.link);
        return sending.post
                .send(
                        to.address(),
                        texts.write(parcel.id(), row.occasion().text(), row.channel(), to.language(), values))
                .thenApply(outcome -> receipt(parcel.id(), outcome));
    }

    /** Whoever is not reached for good must hold up nobody behind them; the letter says what became of it. */
    private Receipt receipt(UUID id, Post.Outcome outcome) {
        if (outcome instanceof Post.Away away) {
            return new Receipt.Refused(null, away.words(), null);
        }
        if (outcome instanceof Post.Undeliverable never) {
            rows.settle(id, "UNDELIVERABLE");
            return new Receipt.Undeliverable(never.words());
        }
        rows.settle(id, "SENT");
        return new Receipt.Delivered(DONE);
    }
}
