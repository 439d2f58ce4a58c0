package finme.admin.user;

import finme.fdforge.Change;
import finme.fdforge.Ledger;
import finme.kernel.Problem;
import finme.portal.PartnerUser;
import finme.portal.PartnerUsers;
import finme.tries.Door;
import finme.tries.SignIns;
import finme.tries.Tries;
import finme.tries.TryBook.Standing;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The people that the configuration names, lenders' users, and how they stand at the door. */
@Component
class HouseUsers {
    private final List<UserDetails> people;
    private final PartnerUsers lenders;
    private final SignIns signIns;
    private final Tries tries;
    private final Ledger ledger;
    private final TransactionTemplate transaction;

    HouseUsers(
            @Qualifier("people") List<UserDetails> people,
            PartnerUsers lenders,
            SignIns signIns,
            Tries tries,
            Ledger ledger,
            TransactionTemplate transaction) {
        this.people = people;
        this.lenders = lenders;
        this.signIns = signIns;
        this.tries = tries;
        this.ledger = ledger;
        this.transaction = transaction;
    }

    /** A lender's user with how the name stands at the door. */
    record Guest(PartnerUser user, Standing standing) {}

    /** By name. */
    List<HouseUser> all() {
        Map<String, Instant> last = signIns.last();
        Map<String, Standing> standings = tries.standings(
                Door.LOGIN, people.stream().map(UserDetails::getUsername).toList());
        return people.stream()
                .map(each -> user(each, last, standings.getOrDefault(each.getUsername(), Standing.CLEAN)))
                .sorted(Comparator.comparing(HouseUser::name))
                .toList();
    }

    List<Guest> guests() {
        List<PartnerUser> users = lenders.all();
        Map<String, Standing> standings = tries.standings(
                Door.LOGIN, users.stream().map(PartnerUser::account).toList());
        return users.stream()
                .map(user -> new Guest(user, standings.getOrDefault(user.account(), Standing.CLEAN)))
                .toList();
    }

    /** @throws Problem 404 for a name that nobody has */
    void unlock(String name, String actor) {
        if (people.stream().noneMatch(each -> each.getUsername().equals(name))) {
            throw Problem.notFound("This user");
        }
        unlock("user", name, name, actor);
    }

    /** @throws Problem 404 */
    void unlockGuest(String name, String actor) {
        PartnerUser user = lenders.find(name).orElseThrow(() -> Problem.notFound("This user"));
        unlock("partner-user", name, user.account(), actor);
    }

    private void unlock(String kind, String name, String account, String actor) {
        transaction.executeWithoutResult(open -> {
            ledger.append(Change.of(kind, name, 0, "unlocked", actor, Map.of()));
            tries.unlock(Door.LOGIN, account);
        });
    }

    private static HouseUser user(UserDetails person, Map<String, Instant> last, Standing standing) {
        String name = person.getUsername();
        return new HouseUser(
                name,
                roles(person),
                name.equals("admin") ? "finme.admin.password" : "finme.users." + name,
                String.valueOf(person.getPassword()).startsWith("{bcrypt}"),
                last.get(name),
                standing.failures(),
                standing.last(),
                standing.waiting());
    }

    private static String roles(UserDetails person) {
        return person.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .map(role -> role.replace("ROLE_", ""))
                .collect(Collectors.joining(", "));
    }
}
