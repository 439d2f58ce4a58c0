/** Applications as operators see them: list, masked detail, timeline, routing explanation, withdrawal. */
@NullMarked
package finme.admin.application;

import org.jspecify.annotations.NullMarked;
