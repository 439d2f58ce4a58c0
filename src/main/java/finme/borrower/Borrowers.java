package finme.borrower;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The golden record of each person. */
public interface Borrowers {
    /**
     * Finds the person by tax id, else by phone or e-mail with the same birth date, or makes a new one with a key of
     * their own. Two applications of one person at once give one person. What is new is added, sealed, with its source.
     */
    Match matchOrCreate(Identity identity, String source);

    Optional<Profile> profile(UUID borrower);

    /** @param returning false for a new person */
    record Match(UUID borrower, boolean returning) {}

    /** What identifies a person, normalised: phone E.164, e-mail lower case, tax id letters and digits only. */
    record Identity(
            String firstName,
            @Nullable String middleName,
            String lastName,
            LocalDate birthDate,
            @Nullable String taxId,
            @Nullable String phone,
            @Nullable String email) {
        @Override
        public String toString() {
            return "Identity[***]";
        }
    }

    record Profile(UUID id, int version, Identity identity) {}
}
