package finme.account.passkey.ceremony;

import java.util.List;

/**
 * What recognises a passkey. Nothing in it leads to a person or to another site: device and browser make it for FinMe alone.
 *
 * @param id by which the device names it
 * @param material id and public key as WebAuthn writes them
 * @param synced whether it may be on several devices
 * @param ways how a browser reaches the device
 * @param counter of signatures when it was made; 0 for those that don't count
 */
public record Credential(byte[] id, byte[] material, boolean synced, List<String> ways, long counter) {
    @Override
    public String toString() {
        return "Credential[***]";
    }
}
