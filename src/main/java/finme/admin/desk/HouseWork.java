package finme.admin.desk;

import finme.admin.desk.WorkSource.Found;
import finme.borrower.MatchCase;
import finme.borrower.Persons;
import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.crm.Crm;
import finme.crm.CrmConflicts;
import finme.crm.CrmUnlinked;
import finme.crm.RecordKind;
import finme.delivery.DeliveryLog;
import finme.delivery.DeliveryState;
import finme.edges.RefusedApplications;
import finme.process.DecisionStudio;
import finme.process.LostProcesses;
import finme.process.OperatorTasks;
import finme.process.StuckSteps;
import finme.source.Source;
import finme.source.SourceTraffic;
import finme.source.SourceTraffic.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What waits in our own house: failed steps, messages, profiles, the CRM, edges, sources, drafts of decisions. */
@Configuration(proxyBeanMethods = false)
class HouseWork {
    private static final DeliveryLog.Filter PARKED = new DeliveryLog.Filter(null, DeliveryState.DEAD, null, null);

    @Bean
    WorkSource applicationsToDecideOn(OperatorTasks tasks) {
        return new Listed(
                WorkKind.APPLICATION,
                most -> tasks.list(most).stream()
                        .map(open -> new Found(
                                open.task(),
                                open.reference()
                                        + (open.review()
                                                ? " is to be looked at before anybody is asked."
                                                : " lacks something that screening asked for."),
                                open.since(),
                                "/camunda/app/tasklist/default/#/?task=" + open.task(),
                                open.review() ? "Decide" : "Complete"))
                        .toList());
    }

    @Bean
    WorkSource stepsThatFailed(StuckSteps steps) {
        return new Listed(
                WorkKind.INCIDENT,
                most -> steps.list(most).stream()
                        .map(stuck -> new Found(
                                stuck.incident(),
                                "The step \"" + stuck.step() + "\" failed again and again.",
                                stuck.since(),
                                stuck.application() == null
                                        ? "/camunda/app/cockpit/"
                                        : "/admin/applications/" + stuck.application(),
                                "Look"))
                        .toList());
    }

    @Bean
    WorkSource lostProcesses(LostProcesses lost) {
        return new Listed(
                WorkKind.LOST,
                most -> lost.lately(most).stream()
                        .map(each -> new Found(
                                each.application().toString(),
                                each.reference() + " has lost its process, nothing moves it.",
                                each.since(),
                                "/admin/applications/" + each.application(),
                                "Start again"))
                        .toList());
    }

    @Bean
    WorkSource messagesNotDelivered(DeliveryLog deliveries) {
        return new Listed(
                WorkKind.DELIVERY,
                most -> deliveries.list(PARKED, null, most).stream()
                        .map(parked -> new Found(
                                parked.id().toString(),
                                "A message to " + parked.receiver().replaceFirst("^[a-z]+:", "")
                                        + " could not be delivered.",
                                parked.createdAt(),
                                "/admin/deliveries/" + parked.id(),
                                "Send again"))
                        .toList());
    }

    @Bean
    WorkSource profilesToCompare(Persons persons) {
        return new Listed(
                WorkKind.MATCH,
                most -> persons.cases(MatchCase.State.OPEN, null, most).stream()
                        .map(pair -> new Found(
                                pair.id().toString(),
                                pair.against().isEmpty()
                                        ? "Two profiles may be one person."
                                        : "Two profiles share something and contradict each other.",
                                pair.at(),
                                "/admin/borrower-matches",
                                "Decide"))
                        .toList());
    }

    @Bean
    WorkSource changedOnBothSides(CrmConflicts conflicts, Catalogue<Crm> crms) {
        return new Listed(
                WorkKind.CRM_CONFLICT,
                most -> crms.all().stream()
                        .flatMap(crm -> conflicts.list(crm.code(), CrmConflicts.State.OPEN, null, most).stream()
                                .map(conflict -> new Found(
                                        conflict.id().toString(),
                                        "A value was changed here and in "
                                                + crm.value().name() + '.',
                                        conflict.at(),
                                        "/admin/crm/" + crm.code() + "/conflicts",
                                        "Decide")))
                        .limit(most)
                        .toList());
    }

    @Bean
    WorkSource onlyInCrms(CrmUnlinked unlinked, Catalogue<Crm> crms) {
        return new Listed(
                WorkKind.CRM_UNLINKED,
                most -> crms.all().stream()
                        .flatMap(crm -> unlinked.list(crm.code(), null, most).stream()
                                .map(record -> new Found(
                                        record.id().toString(),
                                        crm.value().name()
                                                + (record.kind() == RecordKind.BORROWER
                                                        ? " has a borrower that FinMe doesn't know."
                                                        : " has an application that FinMe doesn't know."),
                                        record.at(),
                                        "/admin/crm/" + crm.code() + "/conflicts",
                                        "Decide")))
                        .limit(most)
                        .toList());
    }

    @Bean
    WorkSource keptAndRefused(RefusedApplications refused) {
        return new Listed(
                WorkKind.KEPT,
                most -> refused.open(most).stream()
                        .map(kept -> new Found(
                                kept.id().toString(),
                                kept.reference() + ", which the edge " + kept.edge()
                                        + " had kept, could not be taken in.",
                                kept.at(),
                                "/admin/edges",
                                "Try again"))
                        .toList());
    }

    /** A day's worth: who mends the mapping wants to hear it once, not once an application. */
    @Bean
    WorkSource refusedBySources(SourceTraffic traffic, Catalogue<Source> sources) {
        return new Listed(
                WorkKind.REFUSED,
                most -> sources.all().stream()
                        .map(Versioned::value)
                        .flatMap(source -> refused(source, traffic.refusals(source.code())).stream())
                        .limit(most)
                        .toList());
    }

    private static Optional<Found> refused(Source source, List<Refusal> refusals) {
        LocalDate since = LocalDate.now(ZoneOffset.UTC).minusDays(1);
        List<Refusal> recent = refusals.stream()
                .filter(refusal -> refusal.lastAt().isAfter(Instant.now().minus(Duration.ofDays(1))))
                .toList();
        if (recent.isEmpty()) {
            return Optional.empty();
        }
        Refusal most =
                recent.stream().max(Comparator.comparingLong(Refusal::count)).orElseThrow();
        String where = most.pointer().isEmpty() ? "" : " at " + most.pointer();
        return Optional.of(new Found(
                source.code() + '/' + since,
                source.name() + " had applications refused, mostly for "
                        + most.code().replace('_', ' ') + where + '.',
                recent.stream()
                        .map(Refusal::lastAt)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                "/admin/sources/" + source.code(),
                "Look"));
    }

    /** Only where a second person has to agree: otherwise a draft waits for nobody but its author. */
    @Bean
    WorkSource draftsToAgreeTo(DecisionStudio studio) {
        return new Listed(
                WorkKind.DRAFT,
                most -> studio.needsSecondPerson()
                        ? studio.keys().stream()
                                .flatMap(key -> studio.drafts(key).stream())
                                .filter(draft -> !draft.isFaulty())
                                .map(draft -> new Found(
                                        draft.id().toString(),
                                        draft.author() + " has changed the decision " + draft.key() + '.',
                                        draft.at(),
                                        "/admin/decisions/" + draft.key() + "/drafts/" + draft.id(),
                                        "Agree"))
                                .toList()
                        : List.of());
    }
}
