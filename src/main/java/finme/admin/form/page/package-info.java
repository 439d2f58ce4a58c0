/** The pages of forms: the list, a form with its versions and numbers, the designer, what a draft changes, texts. */
@NullMarked
package finme.admin.form.page;

import org.jspecify.annotations.NullMarked;
