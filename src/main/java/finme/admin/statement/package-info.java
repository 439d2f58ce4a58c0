/** What partners owe, month by month: API, page and CSV. */
@NullMarked
package finme.admin.statement;

import org.jspecify.annotations.NullMarked;
