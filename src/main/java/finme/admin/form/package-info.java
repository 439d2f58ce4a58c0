/** Forms under administration: drafts, versions, differences, texts, and whom a change would concern. */
@NullMarked
package finme.admin.form;

import org.jspecify.annotations.NullMarked;
