/** CRMs that speak HTTP and JSON in a way of their own: each call is FEEL. Keeps nothing. */
@NullMarked
package finme.crm.rest;

import org.jspecify.annotations.NullMarked;
