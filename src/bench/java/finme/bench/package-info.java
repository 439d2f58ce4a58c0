/**
 * FinMe's whole lifecycle over HTTP, measured beside two yardsticks on the same PostgreSQL: a floor of hand-written JDBC
 * and the process as a newcomer to the engine would write it. Run by {@code mvn -Pbench verify}.
 */
@NullMarked
package finme.bench;

import org.jspecify.annotations.NullMarked;
