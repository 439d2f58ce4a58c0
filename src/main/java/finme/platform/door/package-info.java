/** Core's door for edges: a port of its own with mutual TLS, behind which lies the gateway and nothing else (ADR 77). */
@NullMarked
package finme.platform.door;

import org.jspecify.annotations.NullMarked;
