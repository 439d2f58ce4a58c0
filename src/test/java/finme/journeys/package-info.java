/** Whole journeys over HTTP: from a source's request to the lender's answer, the public status and the CRM. */
@NullMarked
package finme.journeys;

import org.jspecify.annotations.NullMarked;
