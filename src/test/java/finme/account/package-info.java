@NullMarked
package finme.account;

import org.jspecify.annotations.NullMarked;
