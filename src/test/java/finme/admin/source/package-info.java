/** A source's trial beside intake itself. */
@NullMarked
package finme.admin.source;

import org.jspecify.annotations.NullMarked;
