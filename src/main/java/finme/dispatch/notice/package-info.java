/** What partners are told after they have an application: written with the change, sent after it, repeated until confirmed. */
@NullMarked
package finme.dispatch.notice;

import org.jspecify.annotations.NullMarked;
