/** Operators settle answers of lenders that could not be taken at their word, over the API and on the application's page. */
@NullMarked
package finme.admin.review;

import org.jspecify.annotations.NullMarked;
