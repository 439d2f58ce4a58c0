/** Documents: what they really are, stored in sealed pieces; {@code fdforge.document} and {@code fdforge.document_piece}. */
@NullMarked
package finme.task.document;

import org.jspecify.annotations.NullMarked;
