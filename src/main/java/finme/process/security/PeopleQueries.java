package finme.process.security;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.GroupQueryImpl;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.TenantQueryImpl;
import org.camunda.bpm.engine.impl.UserQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.userdetails.UserDetails;

/** The queries Cockpit and Tasklist ask about people: by id, by group, and lists. */
final class PeopleQueries {
    private PeopleQueries() {}

    static User user(UserDetails person) {
        UserEntity user = new UserEntity(person.getUsername());
        user.setFirstName(person.getUsername());
        user.setLastName(""); // the web applications would print "null"
        return user;
    }

    private static List<String> groupsOf(UserDetails person) {
        return EngineGroup.idsOf(person.getAuthorities());
    }

    private static <T> Stream<T> page(Stream<T> all, @Nullable Page page) {
        return page == null ? all : all.skip(page.getFirstResult()).limit(page.getMaxResults());
    }

    private static boolean isWanted(String id, @Nullable String one, String @Nullable [] some) {
        return (one == null || one.equals(id)) && (some == null || List.of(some).contains(id));
    }

    /** A name is the login here; a pattern is looked for anywhere in it. */
    private static boolean isLike(String id, @Nullable String pattern) {
        return pattern == null || id.contains(pattern.replace("%", ""));
    }

    static final class Users extends UserQueryImpl {
        private final transient List<UserDetails> people;

        Users(List<UserDetails> people) {
            this.people = people;
        }

        private Stream<UserDetails> found() {
            return people.stream()
                    .filter(person -> isWanted(person.getUsername(), id, ids))
                    .filter(person -> groupId == null || groupsOf(person).contains(groupId))
                    .filter(person -> firstName == null || firstName.equals(person.getUsername()))
                    .filter(person -> isLike(person.getUsername(), firstNameLike))
                    .filter(person -> lastName == null && lastNameLike == null && email == null && emailLike == null);
        }

        @Override
        public long executeCount(CommandContext context) {
            return found().count();
        }

        @Override
        public List<User> executeList(CommandContext context, @Nullable Page page) {
            return page(found(), page).map(PeopleQueries::user).toList();
        }
    }

    static final class Groups extends GroupQueryImpl {
        private final transient List<UserDetails> people;

        Groups(List<UserDetails> people) {
            this.people = people;
        }

        private Stream<EngineGroup> found() {
            return Stream.of(EngineGroup.values())
                    .filter(group -> isWanted(group.id(), id, ids))
                    .filter(group -> name == null || name.equals(group.title()))
                    .filter(group -> isLike(group.title(), nameLike))
                    .filter(group -> userId == null || hasMember(group, userId));
        }

        private boolean hasMember(EngineGroup group, String user) {
            return people.stream()
                    .anyMatch(p -> p.getUsername().equals(user) && groupsOf(p).contains(group.id()));
        }

        @Override
        public long executeCount(CommandContext context) {
            return found().count();
        }

        @Override
        public List<Group> executeList(CommandContext context, @Nullable Page page) {
            return page(found(), page).map(Groups::group).toList();
        }

        private static Group group(EngineGroup known) {
            GroupEntity group = new GroupEntity(known.id());
            group.setName(known.title());
            group.setType("FINME");
            return group;
        }
    }

    static final class NoTenants extends TenantQueryImpl {
        @Override
        public long executeCount(CommandContext context) {
            return 0;
        }

        @Override
        public List<Tenant> executeList(CommandContext context, @Nullable Page page) {
            return List.of();
        }
    }
}
