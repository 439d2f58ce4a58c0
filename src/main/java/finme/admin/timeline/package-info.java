/** What happened to an application, from the ledger, its dispatches and callbacks, and how a page tells it. */
@NullMarked
package finme.admin.timeline;

import org.jspecify.annotations.NullMarked;
