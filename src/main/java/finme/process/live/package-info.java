/**
 * What is deployed stays what people take it for: a version's number is never given twice, and a node on which a version
 * in use would break takes no traffic.
 */
@NullMarked
package finme.process.live;

import org.jspecify.annotations.NullMarked;
