/** The people who may log in, their roles, and the page where they do. What each role may call is said by the security chains. */
@NullMarked
package finme.platform.login;

import org.jspecify.annotations.NullMarked;
