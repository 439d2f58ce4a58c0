package finme.canonical.identity;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.function.Executable;

/** Why a value could not be used. */
final class Refused {
    private Refused() {}

    static String code(Executable reading) {
        return catchThrowableOfType(Unusable.class, reading::execute).code();
    }
}
