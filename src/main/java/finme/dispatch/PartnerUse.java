package finme.dispatch;

import java.math.BigDecimal;
import java.util.List;

/** How much of their limits and budgets partners have used in the periods that run now. */
public interface PartnerUse {
    List<Used> all();

    /**
     * @param counts {@code SENT}, {@code SOLD} or {@code BUDGET}
     * @param per {@code HOUR} to {@code MONTH}, or {@code TOTAL}
     * @param used what is held by the undecided included
     */
    record Used(String partner, String counts, String per, BigDecimal used, BigDecimal max) {}
}
