package finme.settlement;

import finme.settlement.Statement.Line;
import finme.settlement.Statement.Total;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements of partners. Reads only. */
public interface Statements {
    /** The present month, by the partner's clock. @throws finme.kernel.Problem 404 unknown partner */
    YearMonth present(String partner);

    /** Months that have lines, and the present one, newest first. @throws finme.kernel.Problem 404 unknown partner */
    List<Month> months(String partner);

    /**
     * @param cursor of the previous part, null for the first
     * @param limit most lines
     * @throws finme.kernel.Problem 404 unknown partner; 422 what can't be a cursor
     */
    Statement of(String partner, YearMonth month, @Nullable String cursor, int limit);

    /** The lines after this one, in the order they were booked. @param after null to begin */
    List<Line> lines(String partner, YearMonth month, @Nullable Line after, int limit);

    record Month(YearMonth month, boolean closed, List<Total> totals) {}
}
