@NullMarked
package finme.insight.alert;

import org.jspecify.annotations.NullMarked;
