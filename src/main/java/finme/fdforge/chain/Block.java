package finme.fdforge.chain;

import java.time.LocalDate;
import java.util.HexFormat;

/**
 * Rows that were chained together.
 *
 * @param positions as PostgreSQL writes a multirange: <code>{[17,1017),[1020,1021)}</code>
 * @param below highest position that was chained before
 * @param high highest position chained so far; in between are this block's rows, later ones and gaps
 * @param hashes {@link Chain#KEPT} bytes a row, by position
 * @param chain end of the day's chain
 * @param seal of the installation's keyset over {@link #sealed}
 */
record Block(
        long number,
        LocalDate day,
        String positions,
        long below,
        long high,
        int size,
        byte[] hashes,
        byte[] chain,
        byte[] seal) {
    /** For the blind index, so that who can only write the database can't make a block. */
    static final String PURPOSE = "ledger.block";

    static String sealed(long number, LocalDate day, byte[] chain) {
        return number + " " + day + ' ' + HexFormat.of().formatHex(chain);
    }
}
