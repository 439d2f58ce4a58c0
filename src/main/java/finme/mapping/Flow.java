package finme.mapping;

import java.util.List;
import java.util.Set;

/**
 * Where a value of what a mapping makes comes from: what it looks at only to decide is none of it.
 *
 * @param to path in the result, such as borrower, phone
 * @param from paths outside of the expression, such as payload, contact, mobile; one of them at least
 */
public record Flow(List<String> to, Set<List<String>> from) {}
