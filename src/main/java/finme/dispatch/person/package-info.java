/** What partners have against a person: it came lately, or it is on their list. By blind indexes, never by values. */
@NullMarked
package finme.dispatch.person;

import org.jspecify.annotations.NullMarked;
