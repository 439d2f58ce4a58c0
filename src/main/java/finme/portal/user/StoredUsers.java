package finme.portal.user;

import finme.fdforge.Change;
import finme.fdforge.Ledger;
import finme.kernel.Fault;
import finme.kernel.Problem;
import finme.kernel.Sha256;
import finme.portal.PartnerUser;
import finme.portal.PartnerUser.State;
import finme.portal.PartnerUsers;
import finme.portal.user.UserTable.Row;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class StoredUsers implements PartnerUsers {
    private static final Duration GOOD = Duration.ofDays(3);
    private static final int TOKEN_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final UserTable table;
    private final UserChecks checks;
    private final Passwords passwords;
    private final Ledger ledger;

    StoredUsers(UserTable table, UserChecks checks, Passwords passwords, Ledger ledger) {
        this.table = table;
        this.checks = checks;
        this.passwords = passwords;
        this.ledger = ledger;
    }

    @Override
    public List<PartnerUser> all() {
        return table.all();
    }

    @Override
    public Optional<PartnerUser> find(String name) {
        return table.find(name).map(Row::user);
    }

    @Override
    @Transactional
    public Invited create(String name, List<String> partners, String actor) {
        checks.user(name, partners);
        if (!table.add(name, partners)) {
            throw Problem.conflict("name_taken", "Somebody signs in by this name already.");
        }
        return invited(name, "created", actor);
    }

    @Override
    @Transactional
    public Invited invite(String name, String actor) {
        if (row(name).user().state() == State.DISABLED) {
            throw Problem.conflict("disabled", "Nobody signs in by this name; enable it first.");
        }
        return invited(name, "invited", actor);
    }

    private Invited invited(String name, String action, String actor) {
        byte[] random = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Instant until = table.invite(name, hash(token), GOOD);
        return new Invited(note(name, action, actor), token, until);
    }

    @Override
    @Transactional
    public PartnerUser change(String name, List<String> partners, boolean enabled, int version, String actor) {
        List<Fault> faults = new ArrayList<>();
        checks.codes(partners, faults);
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        Row row = row(name);
        State state = !enabled ? State.DISABLED : row.password() == null ? State.INVITED : State.ACTIVE;
        if (!table.change(name, partners, state, version)) {
            throw Problem.of(412, "stale", "It was changed in the meantime; read it again.");
        }
        return note(name, enabled ? "replaced" : "disabled", actor);
    }

    @Override
    @Transactional
    public boolean isGood(String token) {
        return table.invited(hash(token)).isPresent();
    }

    @Override
    @Transactional
    public void accept(String token, String password) {
        PartnerUser user =
                table.invited(hash(token)).map(Row::user).orElseThrow(() -> Problem.notFound("This invitation"));
        checks.password(user.name(), password);
        table.password(user.name(), passwords.hash(password));
        note(user.name(), "password_set", user.name());
    }

    @Override
    public Optional<PartnerUser> proven(String name, String password, String address) {
        Optional<Row> row = table.find(name).filter(found -> found.user().state() == State.ACTIVE);
        boolean right = passwords.proves(name, row.map(Row::password).orElse(null), password, address);
        if (!right) {
            return Optional.empty();
        }
        row.ifPresent(found -> table.seen(found.user().name()));
        return row.map(Row::user);
    }

    private PartnerUser note(String name, String action, String actor) {
        PartnerUser user = row(name).user();
        ledger.append(Change.of(
                "partner-user",
                name,
                user.version(),
                action,
                actor,
                Map.of("partners", String.join(", ", user.partners()), "state", user.state())));
        return user;
    }

    private Row row(String name) {
        return table.find(name).orElseThrow(() -> Problem.notFound("This user"));
    }

    private static byte[] hash(String token) {
        return Sha256.digest(Objects.requireNonNullElse(token, "").getBytes(StandardCharsets.UTF_8));
    }
}
