/** The connections to the mail server and to the company that sends text messages. */
@NullMarked
package finme.correspondence.post;

import org.jspecify.annotations.NullMarked;
