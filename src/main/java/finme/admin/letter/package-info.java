/** Letters to borrowers under administration: their texts, and how they would look. */
@NullMarked
package finme.admin.letter;

import org.jspecify.annotations.NullMarked;
