package finme.admin.desk;

import java.util.List;
import java.util.function.IntFunction;

/** A source that is one look. */
record Listed(WorkKind kind, IntFunction<List<Found>> look) implements WorkSource {
    @Override
    public List<Found> find(int most) {
        return look.apply(most);
    }
}
