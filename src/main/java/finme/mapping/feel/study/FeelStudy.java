package finme.mapping.feel.study;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.Tuple2;
import camundajar.impl.scala.collection.Iterator;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import finme.mapping.MappingFault;
import finme.mapping.MappingStudy;
import finme.mapping.MappingStudy.Mark;
import finme.mapping.PayloadPath;
import finme.mapping.feel.evaluation.FeelFunctions;
import finme.mapping.feel.study.FeelScope.Closure;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.feel.syntaxtree.ConstContext;
import org.camunda.feel.syntaxtree.ConstList;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.Filter;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.FunctionDefinition;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.FunctionParameters;
import org.camunda.feel.syntaxtree.If;
import org.camunda.feel.syntaxtree.NamedFunctionParameters;
import org.camunda.feel.syntaxtree.PathExpression;
import org.camunda.feel.syntaxtree.PositionalFunctionParameters;
import org.camunda.feel.syntaxtree.Ref;
import org.camunda.feel.syntaxtree.SomeItem;
import org.jspecify.annotations.Nullable;

/** Follows each value that a mapping gives to the parts of the payload it is made of, and finds names of nothing. */
public final class FeelStudy {
    private static final Set<String> ALWAYS_KNOWN = Set.of("item", "partial");
    private static final int STEPS = 200_000;

    private final String root;
    private final FeelPlaces places;
    private final Map<String, Set<PayloadPath>> feeds = new LinkedHashMap<>();
    private final Map<String, Set<PayloadPath>> copies = new LinkedHashMap<>();
    private final Map<PayloadPath, Set<List<String>>> reads = new LinkedHashMap<>();
    private final Set<PayloadPath> lists = new LinkedHashSet<>();
    private final Set<Mark> mistakes = new LinkedHashSet<>();
    private final Map<String, Set<Exp>> seen = new HashMap<>();
    /** Lists that are filtered around here: a name may be a member of their items. */
    private final Deque<Set<PayloadPath>> filtered = new ArrayDeque<>();

    private int steps;

    private FeelStudy(String root, String text) {
        this.root = root;
        this.places = new FeelPlaces(text);
    }

    public static MappingStudy of(String text, String root) {
        FeelStudy study = new FeelStudy(root, text);
        Exp expression = FeelText.expression(text);
        try {
            study.give(expression, FeelScope.EMPTY, "");
            study.feed(expression, FeelScope.EMPTY, null);
        } catch (StackOverflowError tooDeep) {
            throw new MappingFault("the expression is nested too deeply", 0, 0);
        }
        return study.result();
    }

    private MappingStudy result() {
        List<MappingStudy.Read> all = new ArrayList<>();
        reads.forEach((path, written) -> all.add(new MappingStudy.Read(
                path,
                written.stream().flatMap(names -> places.of(names).stream()).toList())));
        return new MappingStudy(feeds, copies, all, Set.copyOf(lists), List.copyOf(mistakes));
    }

    /** The expression's value becomes what stands at the path. */
    private void give(Exp exp, FeelScope scope, String path) {
        step();
        if (exp instanceof ConstContext context) {
            FeelScope inside = scope;
            for (Tuple2<String, Exp> entry : CollectionConverters.asJava(context.entries())) {
                give(entry._2(), inside, path.isEmpty() ? entry._1() : path + '.' + entry._1());
                inside = inside.with(entry._1(), List.of(new Closure(entry._2(), inside)));
            }
        } else if (exp instanceof ConstList list) {
            each(list.items()).forEach(item -> give(item, scope, path));
        } else if (exp instanceof If branch) {
            feed(branch.condition(), scope, path);
            give(branch.statement(), scope, path);
            give(branch.elseStatement(), scope, path);
        } else if (exp instanceof For loop) {
            give(loop.exp(), rounds(loop.iterators(), scope, path), path);
        } else if (exp instanceof Filter filter) {
            give(filter.list(), scope, path);
            filter(filter, scope, path);
        } else if (exp instanceof FunctionInvocation call && FeelMentions.HANDS_ON.contains(call.function())) {
            arguments(call.params()).forEach(argument -> give(argument, scope, path));
        } else if (exp instanceof Ref || exp instanceof PathExpression) {
            conditions(exp, scope, path);
            for (Closure meaning : scope.resolve(exp)) {
                if (meaning.exp() == exp) {
                    copies.computeIfAbsent(path, none -> new LinkedHashSet<>()).addAll(paths(exp, scope));
                    feed(exp, scope, path);
                } else {
                    give(meaning.exp(), meaning.scope(), path);
                }
            }
        } else {
            feed(exp, scope, path);
        }
    }

    /** Whatever the expression looks at goes into what stands at the path; null: into nothing that is known. */
    private void feed(Exp exp, FeelScope scope, @Nullable String path) {
        step();
        if (!seen.computeIfAbsent(String.valueOf(path), none -> Collections.newSetFromMap(new IdentityHashMap<>()))
                .add(exp)) {
            return;
        }
        if (exp instanceof Ref ref) {
            name(ref, CollectionConverters.asJava(ref.names()), scope, path);
        } else if (exp instanceof PathExpression member) {
            member(member, scope, path);
        } else if (exp instanceof ConstContext context) {
            FeelScope.entries(context, scope).values().forEach(value -> feed(value.exp(), value.scope(), path));
        } else if (exp instanceof Filter filter) {
            feed(filter.list(), scope, path);
            filter(filter, scope, path);
        } else if (exp instanceof For loop) {
            feed(loop.exp(), rounds(loop.iterators(), scope, path), path);
        } else if (exp instanceof SomeItem some) {
            feed(some.condition(), rounds(some.iterators(), scope, path), path);
        } else if (exp instanceof EveryItem every) {
            feed(every.condition(), rounds(every.iterators(), scope, path), path);
        } else if (exp instanceof FunctionDefinition function) {
            feed(function.body(), parameters(function, scope), path);
        } else if (exp instanceof FunctionInvocation call) {
            call(call, scope, path);
        } else {
            parts(exp, scope, path);
        }
    }

    private void name(Ref ref, List<String> names, FeelScope scope, @Nullable String path) {
        List<Closure> meaning = scope.find(names.get(0));
        if (meaning == null) {
            outside(names, path);
            return;
        }
        for (Closure resolved : scope.resolve(ref)) {
            if (resolved.exp() != ref) {
                feed(resolved.exp(), resolved.scope(), path);
                continue;
            }
            for (Closure holder : meaning) {
                Set<PayloadPath> of = paths(holder.exp(), holder.scope());
                of.forEach(from -> read(from.then(names.subList(1, names.size())), names, path));
                if (of.isEmpty()) {
                    feed(holder.exp(), holder.scope(), path);
                }
            }
        }
    }

    private void outside(List<String> names, @Nullable String path) {
        String first = names.get(0);
        if (first.equals(root)) {
            read(new PayloadPath(names.subList(1, names.size())), names, path);
        } else if (!filtered.isEmpty()) {
            filtered.peek().forEach(list -> read(list.then(names), List.of(), path));
        } else if (!ALWAYS_KNOWN.contains(first)) {
            places.of(names.subList(0, 1))
                    .forEach(mark -> mistakes.add(mark.as(
                            "unknown_name", "There is no \"" + first + "\" here; a mapping sees \"" + root + "\".")));
        }
    }

    private void member(PathExpression member, FeelScope scope, @Nullable String path) {
        conditions(member, scope, path);
        for (Closure resolved : scope.resolve(member)) {
            if (resolved.exp() != member) {
                feed(resolved.exp(), resolved.scope(), path);
                continue;
            }
            Set<PayloadPath> of = paths(member, scope);
            List<String> written = written(member);
            of.forEach(each -> read(each, written, path));
            if (of.isEmpty() || written.isEmpty()) {
                feed(member.path(), scope, of.isEmpty() ? path : null);
            }
        }
    }

    /** What decides which item it is a member of. */
    private void conditions(Exp exp, FeelScope scope, @Nullable String path) {
        if (exp instanceof PathExpression member) {
            conditions(member.path(), scope, path);
        } else if (exp instanceof Filter filter) {
            conditions(filter.list(), scope, path);
            filter(filter, scope, path);
        }
    }

    private void read(PayloadPath part, List<String> written, @Nullable String path) {
        if (part.steps().isEmpty()) {
            return;
        }
        Set<List<String>> places = reads.computeIfAbsent(part, none -> new LinkedHashSet<>());
        if (!written.isEmpty()) {
            places.add(written);
        }
        if (path != null) {
            feeds.computeIfAbsent(path, none -> new LinkedHashSet<>()).add(part);
        }
    }

    /** Parts of the payload that the expression's value is. */
    private Set<PayloadPath> paths(Exp exp, FeelScope scope) {
        step();
        Set<PayloadPath> paths = new LinkedHashSet<>();
        if (exp instanceof Ref ref) {
            List<String> names = CollectionConverters.asJava(ref.names());
            List<Closure> meaning = scope.find(names.get(0));
            List<String> rest = names.subList(1, names.size());
            if (meaning == null && names.get(0).equals(root)) {
                paths.add(new PayloadPath(rest));
            } else if (meaning == null && !filtered.isEmpty()) {
                filtered.peek().forEach(list -> paths.add(list.then(names)));
            } else if (meaning != null) {
                meaning.forEach(each -> paths(each.exp(), each.scope()).forEach(from -> paths.add(from.then(rest))));
            }
        } else if (exp instanceof PathExpression member) {
            paths(member.path(), scope).forEach(from -> paths.add(from.then(List.of(member.key()))));
        } else if (exp instanceof Filter filter) {
            paths.addAll(paths(filter.list(), scope));
        } else if (exp instanceof If branch) {
            paths.addAll(paths(branch.statement(), scope));
            paths.addAll(paths(branch.elseStatement(), scope));
        } else if (exp instanceof FunctionInvocation call && call.function().equals("get or else")) {
            arguments(call.params()).forEach(argument -> paths.addAll(paths(argument, scope)));
        }
        return paths;
    }

    /** @return empty when it is more than names and dots */
    private static List<String> written(Exp exp) {
        if (exp instanceof Ref ref) {
            return CollectionConverters.asJava(ref.names());
        }
        if (exp instanceof PathExpression member) {
            List<String> names = new ArrayList<>(written(member.path()));
            if (!names.isEmpty()) {
                names.add(member.key());
            }
            return names;
        }
        return List.of();
    }

    private void call(FunctionInvocation call, FeelScope scope, @Nullable String path) {
        List<Exp> arguments = arguments(call.params());
        List<Closure> own = scope.find(call.function());
        if (own == null) {
            FeelFunctions.complaint(call.function(), arguments.size())
                    .ifPresent(mistake -> places.ofCall(call.function())
                            .forEach(mark -> mistakes.add(mark.as(mistake.code(), mistake.message()))));
        } else {
            own.forEach(function -> feed(function.exp(), function.scope(), path));
        }
        arguments.forEach(argument -> feed(argument, scope, path));
    }

    private void filter(Filter filter, FeelScope scope, @Nullable String path) {
        Set<PayloadPath> list = paths(filter.list(), scope);
        lists.addAll(list);
        filtered.push(list);
        feed(filter.filter(), scope.withItems(scope.items(filter.list())), path);
        filtered.pop();
    }

    private FeelScope rounds(
            camundajar.impl.scala.collection.immutable.List<Tuple2<String, Exp>> iterators,
            FeelScope scope,
            @Nullable String path) {
        FeelScope inside = scope;
        for (Tuple2<String, Exp> iterator : CollectionConverters.asJava(iterators)) {
            feed(iterator._2(), inside, path);
            lists.addAll(paths(iterator._2(), inside));
            inside = inside.with(iterator._1(), inside.items(iterator._2()));
        }
        return inside;
    }

    /** What they are called with is looked at where they are called. */
    private static FeelScope parameters(FunctionDefinition function, FeelScope scope) {
        FeelScope inside = scope;
        for (String parameter : CollectionConverters.asJava(function.parameters())) {
            inside = inside.with(parameter, List.of());
        }
        return inside;
    }

    /** Parts that are expressions, wherever the tree keeps them. */
    private void parts(Object node, FeelScope scope, @Nullable String path) {
        if (node instanceof Product product && !(node instanceof ConstString)) {
            for (Iterator<Object> parts = product.productIterator(); parts.hasNext(); ) {
                Object part = parts.next();
                if (part instanceof Exp inner) {
                    feed(inner, scope, path);
                } else {
                    parts(part, scope, path);
                }
            }
        }
    }

    private static List<Exp> arguments(FunctionParameters parameters) {
        if (parameters instanceof PositionalFunctionParameters positional) {
            return each(positional.params());
        }
        return parameters instanceof NamedFunctionParameters named
                ? new ArrayList<>(CollectionConverters.asJava(named.params()).values())
                : List.of();
    }

    private static <T> List<T> each(camundajar.impl.scala.collection.immutable.List<T> list) {
        return CollectionConverters.asJava(list);
    }

    private void step() {
        if (++steps > STEPS) {
            throw new MappingFault("the expression leads around in circles", 0, 0);
        }
    }
}
