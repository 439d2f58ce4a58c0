/** Why an application went to whom it went, with what stood against each rule, for people who may see it. */
@NullMarked
package finme.admin.routing;

import org.jspecify.annotations.NullMarked;
