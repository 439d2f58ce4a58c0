package finme.chaos;

import finme.chaos.lender.Lenders;
import finme.chaos.node.Statuses;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What clients and lenders know, compared with what FinMe says. FinMe's own audit can't know either. */
final class CrossCheck {
    private final Map<String, List<String>> findings = new TreeMap<>();
    private final Clients clients;
    private final Lenders lenders;
    private final OutsideRecords books;

    private CrossCheck(Clients clients, Lenders lenders, OutsideRecords books) {
        this.clients = clients;
        this.lenders = lenders;
        this.books = books;
    }

    /** @return by rule what was found; every rule is there, also with nothing found */
    static Map<String, List<String>> of(Clients clients, Lenders lenders, OutsideRecords books) throws Exception {
        CrossCheck check = new CrossCheck(clients, lenders, books);
        check.acknowledged();
        check.keys();
        check.messages();
        return check.findings;
    }

    private List<String> rule(String code) {
        return findings.computeIfAbsent(code, c -> new ArrayList<>());
    }

    private void acknowledged() throws Exception {
        List<String> lost = rule("outside.acknowledged_is_there");
        List<String> open = rule("outside.acknowledged_has_ended");
        List<String> wrong = rule("outside.ends_as_lenders_say");
        List<String> ids = rule("outside.one_id_per_key");
        rule("outside.everything_acknowledged").addAll(clients.refusals());
        Set<Integer> paid = lenders.paid();
        for (Map.Entry<Integer, Set<String>> each : clients.ids().entrySet()) {
            if (each.getValue().size() > 1) {
                ids.add("application " + each.getKey() + " got " + each.getValue());
            }
            for (String id : each.getValue()) {
                String status = clients.status(id);
                if (status.equals("404")) {
                    lost.add("application " + id);
                } else if (!Statuses.FINAL.contains(status)) {
                    open.add("application " + id + " is " + status);
                } else if (paid.contains(each.getKey()) != status.equals("FUNDED")) {
                    wrong.add("application " + id + " is " + status);
                }
            }
        }
    }

    private void keys() throws Exception {
        List<String> several = rule("outside.one_loan_per_lender");
        lenders.keysByCase().forEach((at, keys) -> {
            if (keys.size() > 1) {
                several.add(at + " got " + keys.size() + " keys");
            }
        });
        rule("outside.asked_at_most_once").addAll(lenders.repeated());
        Set<String> seen = lenders.keys();
        Set<String> dispatches = new HashSet<>(books.dispatches());
        rule("outside.sent_is_seen")
                .addAll(books.sent().stream().filter(key -> !seen.contains(key)).toList());
        rule("outside.seen_is_ours")
                .addAll(seen.stream().filter(key -> !dispatches.contains(key)).toList());
    }

    /** The contract takes all that lenders say here: also late, twice, and against what they said before. */
    private void messages() throws Exception {
        rule("outside.callback_is_welcome").addAll(lenders.refused());
        Set<String> inbox = new HashSet<>(books.inbox());
        UnaryOperator<String> name = books.nameInInbox();
        rule("outside.callback_is_kept")
                .addAll(lenders.acknowledged().stream()
                        .filter(event -> !inbox.contains(name.apply(event)))
                        .toList());
    }
}
