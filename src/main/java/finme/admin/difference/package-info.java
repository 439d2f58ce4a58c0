/** What became different from one version of something configured to another, as a person reads it; for every kind the same. */
@NullMarked
package finme.admin.difference;

import org.jspecify.annotations.NullMarked;
