package finme.admin.desk;

import finme.admin.desk.WorkSource.Found;
import finme.catalogue.Catalogue;
import finme.dispatch.DispatchLog;
import finme.dispatch.OfferReviews;
import finme.dispatch.Outcome;
import finme.dispatch.PartnerNotices;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import finme.partner.Partner;
import finme.settlement.Unbooked;
import finme.task.BorrowerTask;
import finme.task.BorrowerTasks;
import finme.task.BorrowerTasks.Waiting;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What waits because of lenders: answers nobody could read, callbacks, words that did not arrive, questions to borrowers. */
@Configuration(proxyBeanMethods = false)
class LenderWork {
    private final Catalogue<Partner> partners;

    LenderWork(Catalogue<Partner> partners) {
        this.partners = partners;
    }

    private String name(String code) {
        return partners.find(code).map(found -> found.value().name()).orElse(code);
    }

    private static String page(UUID application) {
        return "/admin/applications/" + application;
    }

    @Bean
    WorkSource reviewsToDo(OfferReviews reviews) {
        return new Listed(
                WorkKind.REVIEW,
                most -> reviews.waiting(most).stream()
                        .map(waiting -> new Found(
                                waiting.dispatch().toString(),
                                name(waiting.partner()) + " answered something that has to be read by a person.",
                                waiting.askedAt(),
                                page(waiting.application()) + "#reviews",
                                "Settle"))
                        .toList());
    }

    @Bean
    WorkSource callbacksToSee(DispatchLog log) {
        return new Listed(
                WorkKind.CALLBACK,
                most -> log.inbox(null, null, null, most).items().stream()
                        .filter(received -> !received.state().equals("TO_APPLY"))
                        .map(received -> new Found(
                                received.id().toString(),
                                name(received.partner()) + " called back, and " + callback(received.state()),
                                received.receivedAt(),
                                received.application() == null
                                        ? "/admin/partners/" + received.partner()
                                        : page(received.application()),
                                "Look"))
                        .toList());
    }

    private static String callback(String state) {
        return switch (state) {
            case "UNMAPPABLE" -> "its mapping can make nothing of it.";
            case "UNKNOWN_REFERENCE" -> "no application has the reference it names.";
            case "CONFLICT" -> "contradicts what it had said before.";
            default -> "it came when the application had ended.";
        };
    }

    @Bean
    WorkSource wordsNotTaken(PartnerNotices notices) {
        return new Listed(
                WorkKind.NOTICE,
                most -> notices.failed(most).stream()
                        .map(failed -> new Found(
                                failed.id().toString(),
                                name(failed.partner()) + " could not be told "
                                        + switch (failed.kind()) {
                                            case RECALL -> "that the application is withdrawn.";
                                            case ACCEPT -> "that its offer was chosen.";
                                            case REPLY -> "what it had asked for.";
                                        },
                                failed.at(),
                                page(failed.application()),
                                "Tell it"))
                        .toList());
    }

    @Bean
    WorkSource notBooked(Unbooked unbooked) {
        return new Listed(
                WorkKind.BOOKING,
                most -> unbooked.waiting(most).stream()
                        .map(each -> new Found(
                                each.id().toString(),
                                name(each.partner()) + " says of " + each.reference() + told(each),
                                each.at(),
                                "/admin/partners/" + each.partner() + "/statements/" + each.month() + "#unbooked",
                                "Decide"))
                        .toList());
    }

    private static String told(Unbooked.Case unbooked) {
        if (unbooked.why() == Unbooked.Why.CONTESTED) {
            return " that it was paid out, which contradicts what was heard before.";
        }
        return unbooked.word() == Outcome.FUNDED
                ? " that it was paid out, in another currency than what came back of it."
                : " that it came back, in another currency than it was paid out in.";
    }

    @Bean
    WorkSource askedOfBorrowers(BorrowerTasks tasks, LoanDesk loans) {
        return new Listed(WorkKind.TASK, most -> {
            List<Waiting> all = tasks.waiting(most);
            Map<UUID, LoanApplication> open =
                    loans.findAll(all.stream().map(Waiting::application).collect(Collectors.toSet())).stream()
                            .filter(application -> !application.status().isFinal())
                            .collect(Collectors.toMap(LoanApplication::id, application -> application));
            return all.stream()
                    .filter(waiting -> open.containsKey(waiting.application()))
                    .map(waiting -> new Found(
                            waiting.id().toString(),
                            name(waiting.partner()) + " wants "
                                    + (waiting.kind() == BorrowerTask.Kind.DOCUMENT ? "a document" : "an answer")
                                    + " for "
                                    + Objects.requireNonNull(open.get(waiting.application()))
                                            .reference() + '.',
                            waiting.askedAt(),
                            page(waiting.application()) + "#tasks",
                            "Answer it"))
                    .toList();
        });
    }
}
