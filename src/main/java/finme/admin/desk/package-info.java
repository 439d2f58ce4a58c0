/** The work list: everything that waits for a person, from wherever it waits, with who sees to it. Settles nothing itself that has a place of its own. */
@NullMarked
package finme.admin.desk;

import org.jspecify.annotations.NullMarked;
