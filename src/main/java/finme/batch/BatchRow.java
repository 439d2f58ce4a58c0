package finme.batch;

import finme.kernel.Fault;
import finme.reception.Arrival;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a file as the edge read it. Holds personal values.
 *
 * @param line where it begins in the file, the first line being 1
 * @param arrival without keys when the row brings none of its own; null when it can't be taken in
 * @param faults why it can't
 */
public record BatchRow(long line, @Nullable Arrival arrival, List<Fault> faults) {
    @Override
    public String toString() {
        return "BatchRow[" + line + ']';
    }
}
