package finme.process.security;

import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.GroupQuery;
import org.camunda.bpm.engine.identity.NativeUserQuery;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.TenantQuery;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * The engine's identity service, fed by FinMe's own people. It can't be written to, so nobody makes themselves an
 * administrator through it (CVE-2026-77226), and it knows no passwords, so there is one login only.
 */
final class ReadOnlyPeople implements ReadOnlyIdentityProvider {
    private final List<UserDetails> people;

    private ReadOnlyPeople(List<UserDetails> people) {
        this.people = people;
    }

    record Factory(List<UserDetails> people) implements SessionFactory {
        @Override
        public Class<?> getSessionType() {
            return ReadOnlyIdentityProvider.class;
        }

        @Override
        public Session openSession() {
            return new ReadOnlyPeople(people);
        }
    }

    @Override
    public @Nullable User findUserById(String id) {
        return people.stream()
                .filter(person -> person.getUsername().equals(id))
                .map(PeopleQueries::user)
                .findFirst()
                .orElse(null);
    }

    @Override
    public UserQuery createUserQuery() {
        return new PeopleQueries.Users(people);
    }

    @Override
    public UserQuery createUserQuery(CommandContext context) {
        return createUserQuery();
    }

    @Override
    public NativeUserQuery createNativeUserQuery() {
        throw new BadUserRequestException("People are not in the engine's tables.");
    }

    @Override
    public boolean checkPassword(String user, String password) {
        return false;
    }

    @Override
    public @Nullable Group findGroupById(String id) {
        return new PeopleQueries.Groups(people).groupId(id).singleResult();
    }

    @Override
    public GroupQuery createGroupQuery() {
        return new PeopleQueries.Groups(people);
    }

    @Override
    public GroupQuery createGroupQuery(CommandContext context) {
        return createGroupQuery();
    }

    @Override
    public @Nullable Tenant findTenantById(String id) {
        return null;
    }

    @Override
    public TenantQuery createTenantQuery() {
        return new PeopleQueries.NoTenants();
    }

    @Override
    public TenantQuery createTenantQuery(CommandContext context) {
        return createTenantQuery();
    }

    @Override
    public void flush() {
        Objects.requireNonNull(people);
    }

    @Override
    public void close() {
        Objects.requireNonNull(people);
    }
}
