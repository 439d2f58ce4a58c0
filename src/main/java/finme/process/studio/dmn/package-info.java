/** Reads a decision out of its file: columns and cells by the names people use, and what differs between two. */
@NullMarked
package finme.process.studio.dmn;

import org.jspecify.annotations.NullMarked;
