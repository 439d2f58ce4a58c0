/** Tables of what people, spreadsheets and programs write, and what it means. */
@NullMarked
package finme.canonical.identity;

import org.jspecify.annotations.NullMarked;
