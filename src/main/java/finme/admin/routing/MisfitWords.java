package finme.admin.routing;

import finme.admin.DisplayFormat;
import finme.directory.Labels;
import finme.dispatch.RoutingExplanation.Misfit;
import finme.dispatch.RoutingExplanation.PartnerVerdict;
import finme.loan.ApplicationFacts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A verdict in plain words: {@code Age 67, this rule takes 21 to 65.} */
public final class MisfitWords {
    private static final DisplayFormat SHOW = new DisplayFormat();
    private static final Map<String, String> NAMES = Map.of(
            "termMonths", "Term",
            "debtToIncome", "Debts beside income",
            "returning", "Known borrower");

    private final Labels labels;
    private final @Nullable String currency;

    /** @param currency of what is asked for */
    public MisfitWords(Labels labels, @Nullable String currency) {
        this.labels = labels;
        this.currency = currency;
    }

    /** @return what stood against it with its values, else the reason as it is stored */
    public String of(PartnerVerdict verdict) {
        List<Misfit> misfits = verdict.misfits();
        if (misfits == null || misfits.isEmpty()) {
            return told(verdict);
        }
        boolean otherMoney = misfits.stream().anyMatch(misfit -> misfit.input().equals("currency"));
        List<String> sentences = new ArrayList<>();
        for (Misfit misfit : misfits) {
            sentences.add(of(misfit, otherMoney ? null : currency));
        }
        return String.join(" ", sentences);
    }

    private String told(PartnerVerdict verdict) {
        String text = verdict.reason().text();
        if (text != null) {
            return text;
        }
        String label = labels.known("decline-reasons", verdict.reason().code());
        return label != null ? label : SHOW.words(verdict.reason().code());
    }

    /** @param money of the rule's limits; null when that is another one than the application's */
    private String of(Misfit misfit, @Nullable String money) {
        String input = misfit.input();
        Object value = misfit.value();
        String name = NAMES.getOrDefault(input, input.matches("\\w+") ? SHOW.label(input) : input);
        String wanted = CellWords.of(misfit.wanted(), each -> value(input, each, money));
        return name + ' ' + (value == null ? "unknown" : value(input, value, currency)) + ", this rule takes " + wanted
                + '.';
    }

    private String value(String input, Object value, @Nullable String money) {
        if (value instanceof Boolean flag) {
            return flag ? "yes" : "no";
        }
        if (!(value instanceof Number)) {
            String directory = ApplicationFacts.DIRECTORIES.get(input);
            String label = directory == null ? null : labels.known(directory, value.toString());
            return label == null ? value.toString() : label;
        }
        BigDecimal number = new BigDecimal(value.toString());
        return switch (input) {
            case "amount", "monthlyIncome" -> money == null ? plain(number) : SHOW.money(number, money);
            case "termMonths" -> plain(number) + (number.compareTo(BigDecimal.ONE) == 0 ? " month" : " months");
            case "debtToIncome" -> plain(number.movePointRight(2)) + " %";
            default -> plain(number);
        };
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
