/** Tests of directories under administration. */
@NullMarked
package finme.admin.directory;

import org.jspecify.annotations.NullMarked;
