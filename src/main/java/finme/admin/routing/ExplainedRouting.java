package finme.admin.routing;

import finme.canonical.CanonicalApplication;
import finme.dispatch.DispatchLog;
import finme.dispatch.PartnerPriorities.Rule;
import finme.dispatch.PartnerPriorities.Trial;
import finme.dispatch.RoutingExplanation;
import finme.dispatch.RoutingExplanation.Misfit;
import finme.dispatch.RoutingExplanation.PartnerVerdict;
import finme.dispatch.RoutingExplanation.Verdict;
import finme.fdforge.ErasedException;
import finme.loan.ApplicationFacts;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import finme.process.PastRules;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The explanation with values: which of the application's stood against the rule that came closest. They are read from the
 * sealed document each time somebody looks, by the version or the draft that decided, with the age of that day; where either
 * is gone the stored sentence has to do.
 */
@Component
public class ExplainedRouting {
    /** The reason of a partner that rules name and none chose. */
    private static final String MISSED = "rule_not_matched";

    private final DispatchLog dispatches;
    private final LoanDesk loans;
    private final PastRules rules;

    ExplainedRouting(DispatchLog dispatches, LoanDesk loans, PastRules rules) {
        this.dispatches = dispatches;
        this.loans = loans;
        this.rules = rules;
    }

    /** @param clear whether personal values are shown; whoever asks for it has written down the look */
    public Optional<RoutingExplanation> of(LoanApplication application, boolean clear) {
        return dispatches.routing(application.id()).map(told -> of(application, told, clear));
    }

    /** The same of what was read already. */
    public RoutingExplanation of(LoanApplication application, RoutingExplanation told, boolean clear) {
        return of(new Look(application, clear), told);
    }

    private RoutingExplanation of(Look look, RoutingExplanation told) {
        List<RoutingExplanation> earlier =
                told.earlier().stream().map(round -> of(look, round)).toList();
        Set<String> missed = told.partners().stream()
                .filter(ExplainedRouting::isMissed)
                .map(verdict -> Objects.requireNonNull(verdict.rule()).id())
                .collect(Collectors.toSet());
        Map<String, List<Misfit>> misfits = missed.isEmpty() ? Map.of() : misfits(look, told, missed);
        return told.with(
                told.partners().stream()
                        .map(verdict -> with(verdict, misfits, look.clear))
                        .toList(),
                earlier);
    }

    private Map<String, List<Misfit>> misfits(Look look, RoutingExplanation told, Set<String> missed) {
        try {
            LocalDate day = LocalDate.ofInstant(told.evaluatedAt(), ZoneId.systemDefault());
            ApplicationFacts facts = loans.facts(look.application, look.document(), day);
            Trial trial = told.trial();
            return trial != null && trial.challenger()
                    ? rules.byDraft(trial.draft(), told.version(), facts, missed)
                    : rules.misfits(told.version(), facts, missed);
        } catch (ErasedException gone) {
            return Map.of();
        }
    }

    /** The document is opened once for all rounds, and not before one needs it. */
    private final class Look {
        private final LoanApplication application;
        private final boolean clear;
        private @Nullable CanonicalApplication document;

        Look(LoanApplication application, boolean clear) {
            this.application = application;
            this.clear = clear;
        }

        /** @throws ErasedException */
        CanonicalApplication document() {
            CanonicalApplication opened = document == null ? loans.document(application.id()) : document;
            document = opened;
            return opened;
        }
    }

    private static PartnerVerdict with(PartnerVerdict verdict, Map<String, List<Misfit>> misfits, boolean clear) {
        Rule rule = verdict.rule();
        List<Misfit> found = rule == null || !isMissed(verdict) ? null : misfits.get(rule.id());
        return found == null
                ? verdict
                : verdict.with(found.stream()
                        .map(misfit -> clear ? misfit : PersonalInputs.masked(misfit))
                        .toList());
    }

    private static boolean isMissed(PartnerVerdict verdict) {
        return verdict.verdict() == Verdict.RULED_OUT
                && verdict.rule() != null
                && verdict.reason().code().equals(MISSED);
    }
}
