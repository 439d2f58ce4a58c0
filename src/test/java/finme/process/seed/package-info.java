/** Seeding at the first start and at every later one. */
@NullMarked
package finme.process.seed;

import org.jspecify.annotations.NullMarked;
