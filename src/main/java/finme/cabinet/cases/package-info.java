/** A borrower's applications: where each stands, offers, tasks, withdrawal; as pages and as JSON. */
@NullMarked
package finme.cabinet.cases;

import org.jspecify.annotations.NullMarked;
