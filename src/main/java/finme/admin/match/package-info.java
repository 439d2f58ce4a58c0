/** The work list of persons who may be one, or who were told apart and should be looked at: decided by people, each once. */
@NullMarked
package finme.admin.match;

import org.jspecify.annotations.NullMarked;
