/** Forms as a kind of master data, their versions read once, and the table of drafts. */
@NullMarked
package finme.form.store;

import org.jspecify.annotations.NullMarked;
