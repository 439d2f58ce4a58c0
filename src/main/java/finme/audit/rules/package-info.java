/** The promises as SQL over fdForge's tables, a class a subject; the engine's tables are the business of {@code process}. */
@NullMarked
package finme.audit.rules;

import org.jspecify.annotations.NullMarked;
