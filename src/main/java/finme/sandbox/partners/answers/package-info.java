/** What simulated lenders read out of a request and what they say to it, now and later. No web, no memory. */
@NullMarked
package finme.sandbox.partners.answers;

import org.jspecify.annotations.NullMarked;
