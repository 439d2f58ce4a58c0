/** What CRMs are told: which records, when, in which fields, and what follows when they have confirmed them. */
@NullMarked
package finme.crm.out;

import org.jspecify.annotations.NullMarked;
