/** What borrowers ask of core in the cabinet: their data and their profile. Whose it is, their session says. */
@NullMarked
package finme.gateway.server.cabinet;

import org.jspecify.annotations.NullMarked;
