package finme.dispatch.applying;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.dispatch.Outcome;
import finme.dispatch.answer.Answer;
import finme.dispatch.answer.AttemptResult.Unanswered;
import finme.dispatch.answer.PartnerWords;
import finme.dispatch.model.Dispatch;
import finme.dispatch.model.Offer;
import finme.dispatch.model.OutcomeSet;
import finme.dispatch.store.Offers;
import finme.dispatch.terms.Terms;
import finme.fdforge.ErasedException;
import finme.fdforge.Vault;
import finme.kernel.Money;
import finme.loan.LoanApplication;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Puts a partner's words on the dispatch and its offers into the table, sealed under the borrower's key, and what it says
 * of the person into the golden record.
 */
@Component
public class SealedAnswers {
    private static final String WORDS = "dispatch.answer";
    private static final String URL = "offer.redirect_url";

    private final Vault vault;
    private final Offers offers;
    private final PersonNews news;
    private final ObjectMapper json;

    SealedAnswers(Vault vault, Offers offers, PersonNews news, ObjectMapper json) {
        this.vault = vault;
        this.offers = offers;
        this.news = news;
        this.json = json;
    }

    Dispatch keep(LoanApplication loan, Dispatch dispatch, Answer answer) {
        boolean offered = answer.outcome() == Outcome.OFFERED;
        List<Terms> terms = answer.offers().isEmpty() && offered ? List.of(Terms.AS_APPLIED) : answer.offers();
        if (!terms.isEmpty()) {
            offers.put(rows(loan, dispatch, terms));
        }
        news.learn(loan, dispatch.partner(), answer.told());
        return with(loan, dispatch, answer.outcome(), answer.reasonCode(), answer.price(), answer.words());
    }

    Dispatch keep(LoanApplication loan, Dispatch dispatch, Unanswered unsaid) {
        PartnerWords words = unsaid.raw() == null && unsaid.exchange() == null
                ? null
                : new PartnerWords(null, null, null, List.of(), unsaid.raw()).after(unsaid.exchange());
        return with(loan, dispatch, unsaid.outcome(), unsaid.reasonCode(), dispatch.price(), words);
    }

    /** What stands beside the outcome belongs to the message that decided it. */
    private Dispatch with(
            LoanApplication loan,
            Dispatch d,
            Outcome word,
            @Nullable String reason,
            @Nullable BigDecimal price,
            @Nullable PartnerWords words) {
        OutcomeSet next = d.outcomes().hear(word);
        boolean decides = next.outcome() == word;
        return d.heard(
                next,
                decides ? reason : d.reasonCode(),
                decides && price != null ? price : d.price(),
                kept(loan.borrower(), d, decides, words));
    }

    /** The words that decide, with the request that was sent, whichever of them came first. */
    private byte @Nullable [] kept(UUID borrower, Dispatch d, boolean decides, @Nullable PartnerWords words) {
        if (words == null || !decides && words.exchange() == null) {
            return d.answer();
        }
        if (decides && (words.exchange() != null || d.answer() == null)) {
            return seal(borrower, d.id(), words);
        }
        PartnerWords former = open(borrower, d);
        if (decides) {
            return seal(borrower, d.id(), former == null ? words : words.after(former.exchange()));
        }
        PartnerWords stand = former == null ? new PartnerWords(null, null, null, List.of(), null) : former;
        return seal(borrower, d.id(), stand.after(words.exchange()));
    }

    private byte @Nullable [] seal(UUID borrower, UUID dispatch, PartnerWords words) {
        try {
            return vault.of(borrower).seal(WORDS, dispatch, json.writeValueAsBytes(words));
        } catch (ErasedException erased) {
            return null;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an answer can't be written as JSON");
        }
    }

    /** @return null when there are none, or the person was erased */
    public @Nullable PartnerWords open(UUID borrower, Dispatch dispatch) {
        byte[] sealed = dispatch.answer();
        if (sealed == null) {
            return null;
        }
        try {
            return json.readValue(vault.of(borrower).open(WORDS, dispatch.id(), sealed), PartnerWords.class);
        } catch (ErasedException erased) {
            return null;
        } catch (IOException broken) {
            // without the cause: its message may quote what was sealed
            throw new IllegalStateException("a kept answer can't be read");
        }
    }

    public @Nullable String openUrl(UUID borrower, Offer offer) {
        byte[] sealed = offer.redirectUrl();
        try {
            return sealed == null
                    ? null
                    : new String(vault.of(borrower).open(URL, offer.id(), sealed), StandardCharsets.UTF_8);
        } catch (ErasedException erased) {
            return null;
        }
    }

    private List<Offer> rows(LoanApplication loan, Dispatch dispatch, List<Terms> terms) {
        Money asked = Objects.requireNonNull(loan.amount(), "nobody was asked for an incomplete application");
        List<Offer> rows = new ArrayList<>();
        for (Terms offer : terms) {
            UUID id = Offer.id(dispatch.id(), rows.size());
            byte[] url = seal(loan.borrower(), id, offer.redirectUrl());
            rows.add(new Offer(
                    id,
                    loan.id(),
                    dispatch.id(),
                    dispatch.partner(),
                    rows.size(),
                    Objects.requireNonNullElse(offer.amount(), asked.value()),
                    asked.currency(),
                    offer.termMonths(),
                    offer.apr(),
                    offer.monthlyPayment(),
                    offer.totalPayable(),
                    offer.certainty(),
                    url,
                    offer.expiresAt(),
                    offer.amount() == null,
                    dispatch.winner()));
        }
        return rows;
    }

    private byte @Nullable [] seal(UUID borrower, UUID offer, @Nullable String url) {
        try {
            return url == null ? null : vault.of(borrower).seal(URL, offer, url.getBytes(StandardCharsets.UTF_8));
        } catch (ErasedException erased) {
            return null;
        }
    }
}
