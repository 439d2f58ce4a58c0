package finme.admin.user;

import finme.admin.DisplayFormat;
import finme.admin.user.AdminCalls.AdminCall;
import finme.process.EngineChanges;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What each role may do: every call of the back office's API in the words of its own description, held against the security
 * chain that decides on it, and what the engine's guard lets through. Pages are no rows of it: they stand
 * under the same rules.
 */
@Component
class RoleMatrix {
    static final List<String> ROLES = List.of("ADMIN", "OWNER", "OPERATOR", "AUDITOR");
    private static final String ENGINE = "Cockpit, Tasklist and Modeler";
    private static final DisplayFormat SHOW = new DisplayFormat();

    private final AdminCalls calls;
    private final ChainRules rules;
    private final EngineChanges engine;

    RoleMatrix(AdminCalls calls, ChainRules rules, EngineChanges engine) {
        this.calls = calls;
        this.rules = rules;
        this.engine = engine;
    }

    /** @param what in a sentence @param call method and path; empty in the engine @param reads whether it changes nothing */
    record Right(String what, String call, boolean reads, Set<String> roles) {}

    record Area(String subject, List<Right> rights) {
        /** For a table that is looked over. */
        public String summary(String role) {
            long may = rights.stream()
                    .filter(right -> right.roles().contains(role))
                    .count();
            if (may == rights.size()) {
                return "Everything";
            }
            boolean looks = rights.stream()
                    .allMatch(right -> right.reads() == right.roles().contains(role));
            return may == 0 ? "Nothing" : looks ? "Looks" : may + " of " + rights.size();
        }
    }

    /** By subject, the engine last. */
    List<Area> areas(HttpServletRequest around) {
        Map<String, List<Right>> bySubject = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (AdminCall call : calls.all()) {
            bySubject
                    .computeIfAbsent(call.subject(), subject -> new ArrayList<>())
                    .add(right(call, around));
        }
        List<Area> areas = new ArrayList<>();
        bySubject.forEach((subject, rights) -> {
            rights.sort(Comparator.comparing((Right right) -> !right.reads()).thenComparing(Right::call));
            areas.add(new Area(SHOW.words(subject), List.copyOf(rights)));
        });
        areas.add(new Area(ENGINE, engine()));
        return areas;
    }

    private Right right(AdminCall call, HttpServletRequest around) {
        String path = call.path().replaceAll("\\{[^/]+}", "x");
        Set<String> roles = ROLES.stream()
                .filter(role -> rules.mayCall(role, call.method(), path, around))
                .collect(Collectors.toSet());
        return new Right(
                call.summary(), call.method() + ' ' + call.path(), call.method().equals("GET"), roles);
    }

    private List<Right> engine() {
        List<Right> rights = new ArrayList<>(List.of(new Right("Look", "", true, Set.copyOf(ROLES))));
        engine.roles().forEach((change, roles) -> rights.add(new Right(SHOW.words(change), "", false, roles)));
        return rights;
    }
}
