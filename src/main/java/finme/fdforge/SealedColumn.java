package finme.fdforge;

/**
 * A column that holds values of {@link SecretBox}. Each is a bean of the module whose table it is, so that a new key of
 * the installation reaches them all.
 *
 * @param table with its schema
 * @param place SQL for the place that the value in a row was sealed for
 * @param only SQL for the rows that hold such a value; others may hold what was sealed by somebody's own key
 */
public record SealedColumn(String table, String column, String place, String only) {}
