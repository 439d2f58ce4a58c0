package finme.correspondence;

import java.util.UUID;

/**
 * What a borrower gets.
 *
 * @param id the same on every try
 * @param subject left out of a text message
 */
public record Letter(UUID id, String subject, String text) {
    @Override
    public String toString() {
        return "Letter[" + id + ']';
    }
}
