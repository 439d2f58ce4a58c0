/** What is measured, a class each, and the report it goes into. */
@NullMarked
package finme.bench.section;

import org.jspecify.annotations.NullMarked;
