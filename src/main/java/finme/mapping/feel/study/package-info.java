/** What an expression says without being evaluated: what it reads, which names it knows, where it is wrong. */
@NullMarked
package finme.mapping.feel.study;

import org.jspecify.annotations.NullMarked;
