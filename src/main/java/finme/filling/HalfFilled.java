package finme.filling;

import java.time.Instant;

/**
 * A form somebody has begun.
 *
 * @param version of the form it was begun on
 * @param data what was typed, as JSON
 */
public record HalfFilled(String form, int version, String data, Instant at) {
    @Override
    public String toString() {
        return "HalfFilled[" + form + ' ' + version + ']';
    }
}
