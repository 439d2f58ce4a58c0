package finme.mapping.feel.study;

import camundajar.impl.scala.Tuple2;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.feel.syntaxtree.ConstContext;
import org.camunda.feel.syntaxtree.ConstList;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.Filter;
import org.camunda.feel.syntaxtree.PathExpression;
import org.camunda.feel.syntaxtree.Ref;
import org.jspecify.annotations.Nullable;

/** What the names of an expression stand for inside of it: entries of contexts, rounds of loops, items of filters. */
final class FeelScope {
    static final FeelScope EMPTY = new FeelScope(null, Map.of());

    private final @Nullable FeelScope outer;
    private final Map<String, List<Closure>> names;

    private FeelScope(@Nullable FeelScope outer, Map<String, List<Closure>> names) {
        this.outer = outer;
        this.names = names;
    }

    /** An expression where it was written. */
    record Closure(Exp exp, FeelScope scope) {}

    FeelScope with(String name, List<Closure> meaning) {
        return new FeelScope(this, Map.of(name, meaning));
    }

    /** @return with what each item has, and the items themselves */
    FeelScope withItems(List<Closure> items) {
        Map<String, List<Closure>> members = new HashMap<>();
        for (Closure item : items) {
            if (item.exp() instanceof ConstContext context) {
                entries(context, item.scope())
                        .forEach((name, value) -> members.computeIfAbsent(name, none -> new ArrayList<>())
                                .add(value));
            }
        }
        members.put("item", items);
        return new FeelScope(this, members);
    }

    /** @return null when the name comes from outside of the expression */
    @Nullable
    List<Closure> find(String name) {
        for (FeelScope scope = this; scope != null; scope = scope.outer) {
            List<Closure> meaning = scope.names.get(name);
            if (meaning != null) {
                return meaning;
            }
        }
        return null;
    }

    /** What an expression stands for when it only names something that is written elsewhere; else the expression. */
    List<Closure> resolve(Exp exp) {
        if (exp instanceof Ref ref) {
            List<String> path = CollectionConverters.asJava(ref.names());
            List<Closure> meaning = find(path.get(0));
            for (int i = 1; meaning != null && i < path.size(); i++) {
                meaning = member(meaning, path.get(i));
            }
            return meaning == null ? List.of(new Closure(exp, this)) : meaning;
        }
        if (exp instanceof PathExpression path) {
            List<Closure> meaning = member(resolve(path.path()), path.key());
            return meaning == null ? List.of(new Closure(exp, this)) : meaning;
        }
        if (exp instanceof Filter filter) {
            return items(filter.list());
        }
        return List.of(new Closure(exp, this));
    }

    /** @return null when one of them is not written out */
    private static @Nullable List<Closure> member(List<Closure> holders, String name) {
        List<Closure> members = new ArrayList<>();
        for (Closure holder : holders) {
            if (holder.exp() instanceof ConstContext context) {
                Closure member = entries(context, holder.scope()).get(name);
                if (member != null) {
                    members.add(member);
                }
            } else if (holder.exp() instanceof ConstList) {
                List<Closure> ofItems = member(holder.scope().items(holder.exp()), name);
                if (ofItems == null) {
                    return null;
                }
                members.addAll(ofItems);
            } else {
                return null;
            }
        }
        return members;
    }

    /** Entries of a context see those before them. */
    static Map<String, Closure> entries(ConstContext context, FeelScope scope) {
        Map<String, Closure> entries = new HashMap<>();
        FeelScope inside = scope;
        for (Tuple2<String, Exp> entry : CollectionConverters.asJava(context.entries())) {
            Closure value = new Closure(entry._2(), inside);
            entries.put(entry._1(), value);
            inside = inside.with(entry._1(), List.of(value));
        }
        return entries;
    }

    /** What stands in a list that is written out; the expression itself when it is not. */
    List<Closure> items(Exp list) {
        List<Closure> items = new ArrayList<>();
        for (Closure meaning : resolve(list)) {
            if (meaning.exp() instanceof ConstList written) {
                CollectionConverters.asJava(written.items())
                        .forEach(item -> items.addAll(meaning.scope().resolve(item)));
            } else {
                items.add(meaning);
            }
        }
        return items;
    }
}
