package finme.process.security.guard;

import finme.process.security.EngineGroup;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.cmd.SaveFilterCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.FilterEntity;
import org.camunda.bpm.engine.impl.repository.DeploymentBuilderImpl;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;

/**
 * What people may write into the engine's tables, where nothing is sealed: names of people we know, words that say what
 * waits, names of files. A deployment is called by what it holds.
 */
public final class TextGuard {
    private static final Set<String> WORDS = Set.of(
            "all",
            "a",
            "and",
            "application",
            "applications",
            "assigned",
            "by",
            "case",
            "cases",
            "choose",
            "complete",
            "completion",
            "day",
            "days",
            "deadline",
            "decide",
            "due",
            "everything",
            "first",
            "follow",
            "follow-up",
            "for",
            "group",
            "high",
            "in",
            "incomplete",
            "is",
            "last",
            "late",
            "low",
            "me",
            "medium",
            "mine",
            "missing",
            "month",
            "my",
            "new",
            "newest",
            "next",
            "nobody",
            "not",
            "of",
            "offer",
            "offers",
            "old",
            "oldest",
            "open",
            "operator",
            "operators",
            "or",
            "our",
            "overdue",
            "owner",
            "priority",
            "queue",
            "review",
            "somebody",
            "started",
            "soon",
            "task",
            "tasks",
            "team",
            "that",
            "the",
            "this",
            "to",
            "today",
            "tomorrow",
            "unassigned",
            "unclaimed",
            "urgent",
            "waiting",
            "waits",
            "week",
            "with",
            "work",
            "yesterday",
            "example",
            "filter");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}-]*");
    private static final Pattern SMALL = Pattern.compile("\\d{1,2}");
    private static final Pattern FILE = Pattern.compile("[\\w.-]{1,120}");
    /** Of a filter, besides its words. */
    private static final Pattern PLAIN = Pattern.compile("#[0-9a-fA-F]{3,8}|\\d{1,9}|true|false|asc|desc|ASC|DESC");

    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T[0-9:.+-]{8,20}Z?");
    /** Of the models that are shipped, and how lists are ordered. */
    private static final Set<String> KNOWN = Set.of(
            "loan-application",
            "UserTask_ChooseOffer",
            "UserTask_CompleteApplication",
            "UserTask_ReviewApplication",
            "created",
            "dueDate",
            "followUpDate",
            "priority",
            "assignee",
            "name",
            "id",
            "processVariable",
            "executionVariable",
            "taskVariable");

    private static final Set<String> SOURCES = Set.of("Camunda Modeler", "process application");
    private static final Field CLAIMED = field(ClaimTaskCmd.class, "userId");
    private static final Field ASSIGNED = field(AssignTaskCmd.class, "userId");
    private static final Field FILTER = field(SaveFilterCmd.class, "filter");
    private static final Field BUILDER = field(DeployCmd.class, "deploymentBuilder");

    private final Predicate<String> isPerson;

    /** @param isPerson whether somebody logs in by that name */
    public TextGuard(Predicate<String> isPerson) {
        this.isPerson = isPerson;
    }

    /** @throws AuthorizationException with a sentence that quotes nothing */
    void check(Command<?> command) {
        if (command instanceof ClaimTaskCmd) {
            insistOnPerson(ReflectionUtils.getField(CLAIMED, command));
        } else if (command instanceof AssignTaskCmd) {
            insistOnPerson(ReflectionUtils.getField(ASSIGNED, command));
        } else if (command instanceof SaveFilterCmd
                && ReflectionUtils.getField(FILTER, command) instanceof FilterEntity filter) {
            check(filter);
        } else if (command instanceof DeployCmd
                && ReflectionUtils.getField(BUILDER, command) instanceof DeploymentBuilderImpl builder) {
            name(builder.getDeployment());
        }
    }

    private void insistOnPerson(@Nullable Object user) {
        if (user != null && !isPerson.test(user.toString())) {
            throw new AuthorizationException("A task is assigned to somebody who logs in here.");
        }
    }

    private void check(FilterEntity filter) {
        boolean fine = saysOnlyWords(filter.getName())
                && (filter.getProperties() == null || isPlain(filter.getProperties()))
                && queryIsPlain(filter);
        if (!fine) {
            throw new AuthorizationException(
                    "What people write would lie unsealed in the engine's tables: a filter's name"
                            + " and what it looks for are made of words such as "
                            + String.join(
                                    ", ",
                                    new TreeSet<>(WORDS)
                                            .stream()
                                                    .filter(word -> word.length() > 4)
                                                    .limit(40)
                                                    .toList())
                            + '.');
        }
    }

    private boolean queryIsPlain(FilterEntity filter) {
        String query = filter.getQueryInternal();
        if (query == null) {
            return true;
        }
        return Arrays.stream(query.split("\"(?:[^\"\\\\]|\\\\.)*\"\\s*:")).allMatch(this::valuesArePlain);
    }

    /** What stands between two names of a query: numbers, dates, people, groups and words. */
    private boolean valuesArePlain(String part) {
        return Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"")
                .matcher(part)
                .results()
                .map(found -> found.group(1))
                .allMatch(this::isPlainText);
    }

    private boolean isPlain(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().allMatch(this::isPlain);
        } else if (value instanceof List<?> list) {
            return list.stream().allMatch(this::isPlain);
        }
        return !(value instanceof String text) || isPlainText(text);
    }

    private boolean isPlainText(String text) {
        return PLAIN.matcher(text).matches()
                || isPerson.test(text)
                || Arrays.stream(EngineGroup.values())
                        .anyMatch(group -> group.id().equals(text))
                || KNOWN.contains(text)
                || MOMENT.matcher(text).matches()
                || saysOnlyWords(text);
    }

    private static boolean saysOnlyWords(@Nullable String text) {
        return text == null
                || WORD.matcher(text)
                        .results()
                        .map(found -> found.group().toLowerCase(Locale.ROOT))
                        .allMatch(word ->
                                WORDS.contains(word) || SMALL.matcher(word).matches());
    }

    private static void name(DeploymentEntity deployment) {
        Set<String> files = deployment.getResources() == null
                ? Set.of()
                : new TreeSet<>(deployment.getResources().keySet());
        if (!files.stream().allMatch(file -> FILE.matcher(file).matches())) {
            throw new AuthorizationException("A file is named by letters, digits, points and hyphens.");
        }
        String name = deployment.getName();
        if (name != null && !isOneOf(files, name) && !saysOnlyWords(name)) {
            deployment.setName(String.join(", ", files));
        }
        if (deployment.getSource() != null && !SOURCES.contains(deployment.getSource())) {
            deployment.setSource(null);
        }
    }

    /** With or without its ending, and as Modeler makes a name of it. */
    private static boolean isOneOf(Set<String> files, String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT).replace(' ', '-').replace('_', '-');
        return files.stream()
                .map(file -> file.toLowerCase(Locale.ROOT).replace('_', '-'))
                .anyMatch(file -> file.equals(plain)
                        || file.replaceFirst("\\.[a-z]+$", "").equals(plain));
    }

    private static Field field(Class<?> owner, String name) {
        Field field = Objects.requireNonNull(ReflectionUtils.findField(owner, name), name);
        ReflectionUtils.makeAccessible(field);
        return field;
    }
}
