package finme.catalogue;

import finme.kernel.Fault;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a module says about one kind of master data. {@link Catalogues} makes a catalogue of it.
 *
 * @param <T> a record that Jackson writes and reads; it is stored as that JSON
 */
public interface MasterData<T> {
    /** What shows and takes a secret that is not told. */
    String MASK = "***";

    /** Singular, such as {@code partner}: names it in the ledger and in the database. Never renamed. */
    String kind();

    Class<T> type();

    String code(T value);

    /**
     * @param present what is stored now, null for a new one or when that can't be read
     * @return everything that stands against it, with JSON pointers
     */
    List<Fault> faults(T value, @Nullable T present);

    /**
     * What only the world outside can tell, such as where a name leads. Asked before the transaction, so
     * that no connection is held meanwhile.
     */
    default List<Fault> faultsOutside(T value) {
        return List.of();
    }

    /** Values that are sealed and never shown. */
    default List<Secret> secrets() {
        return List.of();
    }

    /** @return what is kept of a new secret that is text, or of a new text in a secret list; a hash, say */
    default String kept(Secret secret, String given) {
        return given;
    }

    /** The state people see; a change of it is an action of its own. Null for kinds without. */
    default @Nullable String state(T value) {
        return null;
    }

    /** Codes for the ledger's row; never a personal value or a secret. */
    default Map<String, ?> details(T value) {
        return Map.of();
    }

    /** @param before null for a new one or when that can't be read */
    default Map<String, ?> details(T value, @Nullable T before) {
        return details(value);
    }

    /**
     * What counts of what somebody wrote, for kinds in which something is FinMe's alone to write: that stays as it is.
     *
     * @param present null for a new one or when that can't be read
     */
    default T written(T sent, @Nullable T present) {
        return sent;
    }

    /** What is stored of a write, for kinds in which something stays that is left out, or that nobody writes but FinMe. */
    default T kept(T sent, T present) {
        return sent;
    }

    /** The value as it knows its own version, for kinds that show it inside. */
    default T at(T value, int version) {
        return value;
    }

    /**
     * @param pointer JSON pointer
     * @param keptWhenLeftOut whether a write without it keeps the present one, as {@code "***"} does; else it removes it
     * @param shownTo pointers of the addresses that it is shown to: it has to be given anew for another host, or whoever may
     *     change the address could read it there
     */
    record Secret(String pointer, boolean keptWhenLeftOut, List<String> shownTo) {
        public Secret(String pointer) {
            this(pointer, false);
        }

        public Secret(String pointer, boolean keptWhenLeftOut) {
            this(pointer, keptWhenLeftOut, List.of());
        }

        public Secret shownTo(String... addresses) {
            return new Secret(pointer, keptWhenLeftOut, List.of(addresses));
        }
    }
}
