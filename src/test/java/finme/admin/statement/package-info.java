/** Tests. */
@NullMarked
package finme.admin.statement;

import org.jspecify.annotations.NullMarked;
