package finme.audit;

/**
 * One promise as SQL. Both texts may use {@code :finals} (names of the final statuses), {@code :endings} (the same as
 * the ledger's actions) and {@code :overdue} (seconds something may be late).
 *
 * @param code stable, for machines: {@code dispatch.key}
 * @param text the promise as a sentence
 * @param checked gives one number: how many were looked at
 * @param findings gives two columns: {@code application} (uuid, may be null) and {@code finding} (what is wrong with it)
 */
public record Rule(String code, String text, String checked, String findings) {}
