/** The administration that all kinds of master data share. */
@NullMarked
package finme.admin.resource;

import org.jspecify.annotations.NullMarked;
