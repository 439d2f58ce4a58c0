/** What is read from PostgreSQL, the JVM and the operating system. */
@NullMarked
package finme.bench.measure;

import org.jspecify.annotations.NullMarked;
