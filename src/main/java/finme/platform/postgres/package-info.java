/** The PostgreSQL that comes with FinMe: used when no {@code spring.datasource.url} is given, with durable settings. */
@NullMarked
package finme.platform.postgres;

import org.jspecify.annotations.NullMarked;
