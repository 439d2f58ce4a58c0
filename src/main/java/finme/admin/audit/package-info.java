/** The self-audit for people and monitoring. */
@NullMarked
package finme.admin.audit;

import org.jspecify.annotations.NullMarked;
