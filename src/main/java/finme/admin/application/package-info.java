/** Applications as a list: what is asked for, what a line shows, over the API and as a page. One of them is a case file. */
@NullMarked
package finme.admin.application;

import org.jspecify.annotations.NullMarked;
