package finme.mapping;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * FEEL as everything configurable in FinMe speaks it: source, partner and CRM mappings, decision tables. Expressions are
 * compiled once and kept; evaluation runs under a time and size limit and can't reach Java.
 */
public interface Feel {
    /** @throws MappingFault with the place of the mistake when the text is no FEEL expression */
    Expression compile(String expression) throws MappingFault;

    /**
     * The cells of a decision table: {@code < 5}, {@code "a","b"}, {@code not(1)}, {@code ? > limit}, {@code -}.
     *
     * @throws MappingFault with the place of the mistake when the text is no list of unary tests
     */
    UnaryTests compileUnaryTests(String tests) throws MappingFault;

    /** @throws MappingFault when the text is no FEEL expression */
    Mentions mentions(String expression) throws MappingFault;

    /** @throws MappingFault when the text is no FEEL expression */
    List<Flow> flows(String expression) throws MappingFault;

    /**
     * @param inputs what the tests look at, as paths
     * @throws MappingFault when the text is no list of unary tests
     */
    Mentions mentionsInTests(String tests, Set<String> inputs) throws MappingFault;

    /**
     * @param root the name under which the expression sees a payload
     * @throws MappingFault with the place of the mistake when the text is no FEEL expression
     */
    MappingStudy study(String expression, String root) throws MappingFault;

    interface Expression {
        /**
         * @param context names the expression sees: maps, lists, strings, numbers, booleans, {@code java.time} values,
         *     nulls
         * @return the same kinds of value; numbers as {@link java.math.BigDecimal}, temporal values as ISO 8601 strings
         * @throws MappingFault when it fails, takes too long or grows too large; the message never contains a value of
         *     the context
         */
        @Nullable
        Object evaluate(Map<String, ?> context) throws MappingFault;

        /** As {@link #evaluate}, but temporal values stay {@code java.time}, for a caller that goes on in FEEL. */
        @Nullable
        Object value(Map<String, ?> context) throws MappingFault;
    }

    interface UnaryTests {
        /**
         * @param input what the tests look at, {@code ?} in the text; other names come from the context
         * @throws MappingFault as {@link Expression#evaluate}
         */
        boolean matches(@Nullable Object input, Map<String, ?> context) throws MappingFault;
    }
}
