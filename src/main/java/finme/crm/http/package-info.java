/** HTTP to CRMs of every kind: where each is, proof of who we are, and why there was no answer. Keeps nothing. */
@NullMarked
package finme.crm.http;

import org.jspecify.annotations.NullMarked;
