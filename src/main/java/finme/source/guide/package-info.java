/**
 * The posting guide of a source, made from its mapping: which fields it may send, which values they may have, and a
 * sample that passes. Every statement is tried with the code of intake before it is made.
 */
@NullMarked
package finme.source.guide;

import org.jspecify.annotations.NullMarked;
