package finme.fdforge;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Columns for {@code unnest}: many rows in one statement, whose text is the same however many they are. */
public final class SqlArrays {
    private SqlArrays() {}

    /** @param type of the elements, such as {@code uuid}; for {@code bytea} the values are byte arrays */
    public static <T> Array of(
            PreparedStatement statement,
            String type,
            Collection<T> items,
            Function<T, ? extends @Nullable Object> value)
            throws SQLException {
        Object[] values = type.equals("bytea")
                ? items.stream().map(value).toArray(byte[][]::new)
                : items.stream().map(value).toArray();
        return statement.getConnection().createArrayOf(type, values);
    }
}
