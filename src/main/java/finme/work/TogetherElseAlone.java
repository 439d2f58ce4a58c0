package finme.work;

import java.util.List;
import java.util.function.Consumer;

/**
 * Items that are cheaper done together, in one transaction. When that fails nothing of it is done, and each is done
 * alone, so that only the faulty one fails. A single item is alone from the beginning: nothing is done twice.
 */
public final class TogetherElseAlone {
    private TogetherElseAlone() {}

    /**
     * @param failures is told when the items are done one by one
     * @param together all or nothing
     * @param alone deals with the failure of its item itself; what it throws ends the rest
     */
    public static <T> void run(FailureLog failures, List<T> batch, Consumer<List<T>> together, Consumer<T> alone) {
        if (batch.size() < 2 || !ErrorBoundary.run(failures, () -> together.accept(batch))) {
            batch.forEach(alone);
        }
    }
}
