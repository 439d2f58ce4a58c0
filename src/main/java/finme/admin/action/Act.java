package finme.admin.action;

import finme.kernel.Problem;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be done, and for what reasons: a list, because words of people's own may name a person and the ledger is clear text. */
public enum Act {
    SEND_AGAIN(Because.LENDER_ASKED, Because.FAULT_MENDED, Because.BORROWER_ASKED),
    ROUTE_AGAIN(Because.BORROWER_ASKED, Because.RULES_CHANGED, Because.FAULT_MENDED),
    CHOOSE(Because.BORROWER_ON_PHONE, Because.BORROWER_IN_WRITING, Because.BORROWER_IN_PERSON),
    END(Because.BORROWER_ASKED, Because.ENTERED_TWICE, Because.NOT_GENUINE, Because.NO_LONGER_REACHED);

    private final List<Because> reasons;

    Act(Because... reasons) {
        this.reasons = List.of(reasons);
    }

    public List<Because> reasons() {
        return reasons;
    }

    /** @throws Problem 422 for one that is no reason for this */
    Because because(@Nullable String reason) {
        return reasons.stream()
                .filter(each -> each.name().equals(reason))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        "/reason", "unknown_reason", "One of " + Arrays.toString(reasons.toArray()) + " is needed."));
    }

    /** Why somebody does it. */
    public enum Because {
        BORROWER_ASKED("The borrower asked for it"),
        BORROWER_ON_PHONE("The borrower said so on the phone"),
        BORROWER_IN_WRITING("The borrower wrote so"),
        BORROWER_IN_PERSON("The borrower said so in person"),
        LENDER_ASKED("The lender asked for it"),
        FAULT_MENDED("What had failed is mended"),
        RULES_CHANGED("Rules or lenders have changed"),
        ENTERED_TWICE("It was entered twice"),
        NOT_GENUINE("It is not genuine"),
        NO_LONGER_REACHED("The borrower can't be reached any more");

        private final String words;

        Because(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
