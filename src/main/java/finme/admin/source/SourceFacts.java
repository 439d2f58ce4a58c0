package finme.admin.source;

import finme.catalogue.Versioned;
import finme.loan.ApplicationFilter;
import finme.loan.LoanDesk;
import finme.reception.SourceUsage;
import finme.source.GuideBook;
import finme.source.GuideLinks;
import finme.source.KeptSamples;
import finme.source.PostingGuide;
import finme.source.Source;
import finme.source.SourceTraffic;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the page of a source shows beside its definition: traffic, keys in use, guide and sample. */
@Component
class SourceFacts {
    private final SourceTraffic traffic;
    private final GuideBook guides;
    private final GuideLinks links;
    private final KeptSamples samples;
    private final SourceUsage usage;
    private final LoanDesk loans;

    SourceFacts(
            SourceTraffic traffic,
            GuideBook guides,
            GuideLinks links,
            KeptSamples samples,
            SourceUsage usage,
            LoanDesk loans) {
        this.loans = loans;
        this.traffic = traffic;
        this.guides = guides;
        this.links = links;
        this.samples = samples;
        this.usage = usage;
    }

    /** @param formerUntil null when no former key counts */
    record Keys(
            @Nullable Instant lastUsed,
            @Nullable Instant formerUntil,
            @Nullable Instant formerLastUsed) {}

    /**
     * @param sample what the guide shows; null when nothing passes
     * @param kept when somebody kept a sample; null when nobody did
     * @param shown whether the guide shows the kept one
     */
    record Guide(
            String url, @Nullable String sample, @Nullable Instant kept, boolean shown) {}

    /** Whether any application ever came from it. */
    boolean hasSent(String source) {
        ApplicationFilter its = new ApplicationFilter(null, source, null, null, null, null);
        return !loans.list(its, null, 1).items().isEmpty();
    }

    void show(Versioned<Source> it, Model model) {
        Source source = it.value();
        PostingGuide guide = guides.of(it);
        KeptSamples.Sample kept = samples.find(it.code()).orElse(null);
        model.addAttribute("traffic", TrafficChart.of(traffic.counts(it.code())));
        model.addAttribute("refusals", traffic.refusals(it.code()));
        model.addAttribute("used", usage.of(it.code()));
        model.addAttribute("keys", keys(source));
        model.addAttribute("postsTo", links.postsTo(source));
        model.addAttribute(
                "guide",
                new Guide(
                        String.valueOf(source.guideUrl()),
                        guide.sample(),
                        kept == null ? null : kept.at(),
                        kept != null && kept.text().equals(guide.sample())));
        if (!model.containsAttribute("payload")) {
            model.addAttribute("payload", sample(kept, guide));
        }
    }

    /** @return the kept sample even when it no longer passes: what it is tried with should say why */
    String sample(Versioned<Source> it) {
        return sample(samples.find(it.code()).orElse(null), guides.of(it));
    }

    private static String sample(KeptSamples.@Nullable Sample kept, PostingGuide guide) {
        if (kept != null) {
            return kept.text();
        }
        String made = guide.sample();
        return made == null ? "" : made;
    }

    private Keys keys(Source source) {
        Source.FormerKey former = source.formerKey();
        Instant last = lastUse(source.code(), source.key());
        return former != null && former.counts(Instant.now())
                ? new Keys(last, former.until(), lastUse(source.code(), former.key()))
                : new Keys(last, null, null);
    }

    private @Nullable Instant lastUse(String code, @Nullable String hash) {
        return hash == null ? null : traffic.lastUse(code, hash).orElse(null);
    }
}
