package finme.catalogue;

/**
 * One thing of master data as it stands.
 *
 * @param value secrets in clear text, inside the process only
 * @param masked what may be shown: every secret replaced by {@code ***}
 * @param version 1 at first, grows with every change
 */
public record Versioned<T>(String code, T value, T masked, int version) {
    @Override
    public String toString() {
        return "Versioned[" + code + ' ' + version + ']';
    }
}
