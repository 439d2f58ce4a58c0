/** Bodies in the formats sources and partners use, read as if each were an attack. */
@NullMarked
package finme.mapping.body;

import org.jspecify.annotations.NullMarked;
