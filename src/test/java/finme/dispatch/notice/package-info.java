@NullMarked
package finme.dispatch.notice;

import org.jspecify.annotations.NullMarked;
