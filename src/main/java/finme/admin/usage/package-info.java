/**
 * Who depends on a code, a field, a partner or a source: what sources, partners and decisions say, read from their
 * syntax trees. Whatever else comes to hold rules joins with {@link finme.admin.usage.Places}.
 */
@NullMarked
package finme.admin.usage;

import org.jspecify.annotations.NullMarked;
