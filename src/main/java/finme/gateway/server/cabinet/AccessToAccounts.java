package finme.gateway.server.cabinet;

import finme.account.Codes;
import finme.account.Codes.Addressee;
import finme.account.Sessions;
import finme.account.SignedIn;
import finme.gateway.CabinetAccess;
import finme.kernel.Problem;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/** Codes and sessions, for an edge to ask for. */
@RestController
class AccessToAccounts implements CabinetAccess {
    private final Codes codes;
    private final Sessions sessions;

    AccessToAccounts(Codes codes, Sessions sessions) {
        this.codes = codes;
        this.sessions = sessions;
    }

    @Override
    public void sendCode(Wanted wanted) {
        codes.send(addressee(wanted.email(), wanted.phone()), wanted.caller(), wanted.language());
    }

    /** What the browser had before is nobody's any more, whoever has put it there. */
    @Override
    public Opened signIn(Presented presented) {
        Addressee by = addressee(presented.email(), presented.phone());
        String session = codes.signIn(by, presented.code(), date(presented.birthDate()), presented.caller());
        if (presented.before() != null) {
            sessions.end(presented.before());
        }
        return new Opened(session);
    }

    private static Addressee addressee(@Nullable String email, @Nullable String phone) {
        if (email != null && !email.isBlank()) {
            return new Addressee("email", email);
        }
        if (phone != null && !phone.isBlank()) {
            return new Addressee("phone", phone);
        }
        throw Problem.invalid("/email", "required", "An e-mail address or a phone number is needed.");
    }

    private static @Nullable LocalDate date(@Nullable String given) {
        try {
            return given == null || given.isBlank() ? null : LocalDate.parse(given.strip());
        } catch (DateTimeParseException none) {
            throw Problem.invalid("/birthDate", "invalid_date", "A birth date is written as 1988-05-04.");
        }
    }

    @Override
    public void sendCodeAgain(Again again) {
        codes.sendAgain(again.session(), again.language());
    }

    @Override
    public Who who(String session) {
        SignedIn borrower = sessions.find(session);
        return new Who(borrower.isWhole(), borrower.provenAt());
    }

    @Override
    public void signOut(String session) {
        sessions.end(session);
    }
}
