package finme.gateway.sealing;

/** The edge's half: seals to core's public key and can't open what it sealed. Safe for many threads. */
@FunctionalInterface
public interface Sealer {
    /** @return a compact JWE; its header names the key and nothing of the content */
    String seal(byte[] content);
}
