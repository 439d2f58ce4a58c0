package finme.mapping.feel.study;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.Tuple2;
import camundajar.impl.scala.collection.Iterator;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import finme.mapping.Flow;
import finme.mapping.feel.study.FeelScope.Closure;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.camunda.feel.syntaxtree.ConstContext;
import org.camunda.feel.syntaxtree.ConstNull$;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.Filter;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.FunctionDefinition;
import org.camunda.feel.syntaxtree.If;
import org.camunda.feel.syntaxtree.PathExpression;
import org.camunda.feel.syntaxtree.Ref;

/** Follows each value of the context that an expression makes back to the names outside that it is made of. */
public final class FeelFlows {
    private static final int STEPS = 50_000;

    private final List<Flow> flows = new ArrayList<>();
    private int steps;

    private FeelFlows() {}

    /** @return none at all for an expression too entangled to be followed */
    public static List<Flow> of(Exp expression) {
        FeelFlows found = new FeelFlows();
        try {
            found.follow(expression, FeelScope.EMPTY, List.of());
            return List.copyOf(found.flows);
        } catch (TooMuch | StackOverflowError entangled) {
            return List.of();
        }
    }

    private void follow(Exp exp, FeelScope scope, List<String> to) {
        step();
        if (exp instanceof ConstContext context) {
            FeelScope inside = scope;
            for (Tuple2<String, Exp> entry : CollectionConverters.asJava(context.entries())) {
                follow(entry._2(), inside, and(to, entry._1()));
                inside = inside.with(entry._1(), List.of(new Closure(entry._2(), inside)));
            }
            return;
        }
        List<Closure> meanings = scope.resolve(exp);
        if (meanings.size() == 1 && meanings.get(0).exp() instanceof ConstContext) {
            follow(meanings.get(0).exp(), meanings.get(0).scope(), to);
            return;
        }
        Set<List<String>> from = sources(exp, scope);
        if (!from.isEmpty()) {
            flows.add(new Flow(to, from));
        }
    }

    private Set<List<String>> sources(Exp exp, FeelScope scope) {
        step();
        Set<List<String>> sources = new LinkedHashSet<>();
        if (exp instanceof Ref ref) {
            named(CollectionConverters.asJava(ref.names()), scope, sources);
        } else if (exp instanceof PathExpression path) {
            List<Closure> meanings = scope.resolve(exp);
            if (meanings.size() == 1 && meanings.get(0).exp() == exp) {
                sources(path.path(), scope).forEach(holder -> sources.add(and(holder, path.key())));
            } else {
                meanings.forEach(meaning -> sources.addAll(sources(meaning.exp(), meaning.scope())));
            }
        } else if (exp instanceof If branch) {
            boolean leftOut = isNull(branch.statement()) || isNull(branch.elseStatement());
            if (!leftOut) {
                sources.addAll(sources(branch.statement(), scope));
                sources.addAll(sources(branch.elseStatement(), scope));
            }
        } else if (exp instanceof Filter filter) {
            sources.addAll(sources(filter.list(), scope));
        } else if (exp instanceof For loop) {
            CollectionConverters.asJava(loop.iterators())
                    .forEach(iterator -> sources.addAll(sources(iterator._2(), scope)));
        } else if (!(exp instanceof ConstContext || exp instanceof FunctionDefinition || exp instanceof ConstString)) {
            inside(exp, scope, sources);
        }
        return sources;
    }

    private void named(List<String> names, FeelScope scope, Set<List<String>> sources) {
        List<Closure> meanings = scope.find(names.get(0));
        if (meanings == null) {
            sources.add(names);
            return;
        }
        for (Closure meaning : meanings) {
            Exp member = meaning.exp();
            FeelScope around = meaning.scope();
            int at = 1;
            while (at < names.size() && member instanceof ConstContext context) {
                Closure entry = FeelScope.entries(context, around).get(names.get(at++));
                if (entry == null) {
                    return;
                }
                member = entry.exp();
                around = entry.scope();
            }
            List<String> rest = names.subList(at, names.size());
            sources(member, around).forEach(holder -> sources.add(and(holder, rest.toArray(String[]::new))));
        }
    }

    /** Parts that are expressions, wherever the tree keeps them. */
    private void inside(Object node, FeelScope scope, Set<List<String>> sources) {
        if (node instanceof Product product) {
            for (Iterator<Object> parts = product.productIterator(); parts.hasNext(); ) {
                Object part = parts.next();
                if (part instanceof Exp inner) {
                    sources.addAll(sources(inner, scope));
                } else {
                    inside(part, scope, sources);
                }
            }
        }
    }

    private static boolean isNull(Exp exp) {
        return exp == ConstNull$.MODULE$;
    }

    private static List<String> and(List<String> path, String... names) {
        List<String> longer = new ArrayList<>(path);
        longer.addAll(List.of(names));
        return List.copyOf(longer);
    }

    private void step() {
        if (++steps > STEPS) {
            throw new TooMuch();
        }
    }

    private static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1;

        private TooMuch() {
            super(null, null, false, false);
        }
    }
}
