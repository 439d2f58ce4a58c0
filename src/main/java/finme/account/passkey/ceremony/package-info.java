/** WebAuthn itself: what a browser is asked, each question good once, and what has to hold of its answer. */
@NullMarked
package finme.account.passkey.ceremony;

import org.jspecify.annotations.NullMarked;
