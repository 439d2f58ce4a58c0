/** What borrowers ask of core about their applications: how each stands, choices, answers, documents, withdrawing. */
@NullMarked
package finme.gateway.server.cases;

import org.jspecify.annotations.NullMarked;
