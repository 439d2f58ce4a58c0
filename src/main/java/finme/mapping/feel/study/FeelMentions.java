package finme.mapping.feel.study;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.Tuple2;
import camundajar.impl.scala.collection.Iterator;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import finme.mapping.MappingFault;
import finme.mapping.Mentions;
import finme.mapping.Mentions.Word;
import finme.mapping.feel.study.FeelScope.Closure;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.feel.syntaxtree.AtLeastOne;
import org.camunda.feel.syntaxtree.ConstContext;
import org.camunda.feel.syntaxtree.ConstInputValue$;
import org.camunda.feel.syntaxtree.ConstList;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.Equal;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.Filter;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.FunctionDefinition;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.FunctionParameters;
import org.camunda.feel.syntaxtree.If;
import org.camunda.feel.syntaxtree.In;
import org.camunda.feel.syntaxtree.InputEqualTo;
import org.camunda.feel.syntaxtree.NamedFunctionParameters;
import org.camunda.feel.syntaxtree.Not;
import org.camunda.feel.syntaxtree.PathExpression;
import org.camunda.feel.syntaxtree.PositionalFunctionParameters;
import org.camunda.feel.syntaxtree.Ref;
import org.camunda.feel.syntaxtree.SomeItem;
import org.camunda.feel.syntaxtree.UnaryTestExpression;

/**
 * Follows each word in quotes to what it is compared with or given to: through branches, lists, tables of words, names
 * given inside the expression, and the functions that hand a value on.
 */
public final class FeelMentions {
    /** Their result is, or holds, what they were given. */
    static final Set<String> HANDS_ON = Set.of(
            "get or else",
            "string",
            "trim",
            "upper case",
            "lower case",
            "append",
            "concatenate",
            "union",
            "flatten",
            "distinct values",
            "reverse",
            "min",
            "max",
            "context",
            "context merge",
            "context put",
            "put",
            "put all");
    /** A list, and what is looked for in it. */
    private static final Set<String> LOOKS_UP = Set.of("list contains", "index of");

    private static final String TABLE_OF_WORDS = "get value";
    /** Names may lead to the same text again and again. */
    private static final int STEPS = 100_000;

    private final Set<String> inputs;
    private final Set<Word> words = new LinkedHashSet<>();
    private final Set<String> reads = new LinkedHashSet<>();
    private final Set<String> gives = new LinkedHashSet<>();
    private int steps;

    private FeelMentions(Set<String> inputs) {
        this.inputs = inputs;
    }

    public static Mentions of(Exp expression) {
        FeelMentions found = new FeelMentions(Set.of());
        return found.run(() -> found.give(expression, FeelScope.EMPTY, ""));
    }

    public static Mentions ofTests(Exp tests, Set<String> inputs) {
        FeelMentions found = new FeelMentions(inputs);
        return found.run(() -> found.test(tests, inputs, FeelScope.EMPTY));
    }

    private Mentions run(Runnable walk) {
        try {
            walk.run();
        } catch (StackOverflowError tooDeep) {
            throw new MappingFault("the expression is nested too deeply", 0, 0);
        }
        return new Mentions(Set.copyOf(words), Set.copyOf(reads), Set.copyOf(gives));
    }

    /** The expression's value becomes what stands at the path. */
    private void give(Exp exp, FeelScope scope, String path) {
        step();
        if (exp instanceof ConstString text) {
            gives.add(path);
            words.add(new Word(text.value(), path, true));
        } else if (exp instanceof ConstContext context) {
            giveEntries(context, scope, path);
        } else if (exp instanceof ConstList list) {
            each(list.items()).forEach(item -> give(item, scope, path));
        } else if (exp instanceof If branch) {
            look(branch.condition(), scope);
            give(branch.statement(), scope, path);
            give(branch.elseStatement(), scope, path);
        } else if (exp instanceof Filter filter) {
            give(filter.list(), scope, path);
            look(filter.filter(), scope.withItems(scope.items(filter.list())));
        } else if (exp instanceof For loop) {
            give(loop.exp(), rounds(loop.iterators(), scope), path);
        } else if (exp instanceof FunctionInvocation call) {
            giveResult(call, scope, path);
        } else if (exp instanceof Ref || exp instanceof PathExpression) {
            giveNamed(exp, scope, path);
        } else {
            gives.add(path);
            look(exp, scope);
        }
    }

    private void giveEntries(ConstContext context, FeelScope scope, String path) {
        FeelScope inside = scope;
        for (Tuple2<String, Exp> entry : CollectionConverters.asJava(context.entries())) {
            give(entry._2(), inside, path.isEmpty() ? entry._1() : path + '.' + entry._1());
            inside = inside.with(entry._1(), List.of(new Closure(entry._2(), inside)));
        }
    }

    private void giveNamed(Exp exp, FeelScope scope, String path) {
        gives.add(path);
        for (Closure meaning : scope.resolve(exp)) {
            if (meaning.exp() != exp) {
                give(meaning.exp(), meaning.scope(), path);
            }
        }
        look(exp, scope);
    }

    private void giveResult(FunctionInvocation call, FeelScope scope, String path) {
        gives.add(path);
        List<Exp> arguments = arguments(call.params());
        if (call.function().equals(TABLE_OF_WORDS) && arguments.size() == 2) {
            for (Closure table : scope.resolve(arguments.get(0))) {
                if (table.exp() instanceof ConstContext context) {
                    FeelScope.entries(context, table.scope())
                            .values()
                            .forEach(value -> give(value.exp(), value.scope(), path));
                }
            }
        } else if (HANDS_ON.contains(call.function())) {
            arguments.forEach(argument -> give(argument, scope, path));
        } else {
            List<Closure> own = scope.find(call.function());
            if (own != null) {
                own.forEach(function -> giveCall(function, arguments, scope, path));
            }
        }
        look(call, scope);
    }

    private void giveCall(Closure function, List<Exp> arguments, FeelScope scope, String path) {
        if (function.exp() instanceof FunctionDefinition definition) {
            List<String> parameters = CollectionConverters.asJava(definition.parameters());
            FeelScope inside = function.scope();
            for (int i = 0; i < Math.min(parameters.size(), arguments.size()); i++) {
                inside = inside.with(parameters.get(i), scope.resolve(arguments.get(i)));
            }
            give(definition.body(), inside, path);
        }
    }

    /** Whatever its value is for, comparisons inside count. */
    private void look(Exp exp, FeelScope scope) {
        step();
        if (exp instanceof Ref || exp instanceof PathExpression) {
            reads.addAll(names(exp, scope));
            Exp start = exp;
            while (start instanceof PathExpression path) {
                start = path.path();
            }
            if (start != exp && !(start instanceof Ref)) {
                look(start, scope);
            }
        } else if (exp instanceof Equal equal) {
            compare(equal.x(), equal.y(), scope);
            look(equal.x(), scope);
            look(equal.y(), scope);
        } else if (exp instanceof In in) {
            look(in.x(), scope);
            test(in.test(), names(in.x(), scope), scope);
        } else if (exp instanceof FunctionInvocation call) {
            lookAtCall(call, scope);
        } else if (exp instanceof ConstContext context) {
            FeelScope.entries(context, scope).values().forEach(value -> look(value.exp(), value.scope()));
        } else if (exp instanceof Filter filter) {
            look(filter.list(), scope);
            look(filter.filter(), scope.withItems(scope.items(filter.list())));
        } else if (exp instanceof For loop) {
            look(loop.exp(), rounds(loop.iterators(), scope));
        } else if (exp instanceof SomeItem some) {
            look(some.condition(), rounds(some.iterators(), scope));
        } else if (exp instanceof EveryItem every) {
            look(every.condition(), rounds(every.iterators(), scope));
        } else if (exp instanceof FunctionDefinition function) {
            look(function.body(), parameters(function, scope));
        } else {
            lookInside(exp, scope);
        }
    }

    private void lookAtCall(FunctionInvocation call, FeelScope scope) {
        List<Exp> arguments = arguments(call.params());
        if (LOOKS_UP.contains(call.function()) && arguments.size() == 2) {
            compare(arguments.get(0), arguments.get(1), scope);
        } else if (call.function().equals(TABLE_OF_WORDS) && arguments.size() == 2) {
            Set<String> keys = names(arguments.get(1), scope);
            for (Closure table : scope.resolve(arguments.get(0))) {
                if (table.exp() instanceof ConstContext context) {
                    each(context.entries()).forEach(entry -> compared(Set.of(entry._1()), keys));
                }
            }
        }
        arguments.forEach(argument -> look(argument, scope));
    }

    /** Parts that are expressions, wherever the tree keeps them. */
    private void lookInside(Object node, FeelScope scope) {
        if (node instanceof Product product && !(node instanceof ConstString)) {
            for (Iterator<Object> parts = product.productIterator(); parts.hasNext(); ) {
                Object part = parts.next();
                if (part instanceof Exp inner) {
                    look(inner, scope);
                } else {
                    lookInside(part, scope);
                }
            }
        }
    }

    private void test(Exp test, Set<String> looksAt, FeelScope scope) {
        step();
        if (test instanceof AtLeastOne any) {
            each(any.xs()).forEach(one -> test(one, looksAt, scope));
        } else if (test instanceof Not not) {
            test(not.x(), looksAt, scope);
        } else if (test instanceof InputEqualTo equal) {
            compared(literals(equal.x(), scope), looksAt);
            look(equal.x(), scope);
        } else if (test instanceof UnaryTestExpression value) {
            compared(literals(value.exp(), scope), looksAt);
            look(value.exp(), scope);
        } else {
            compared(literals(test, scope), looksAt);
            look(test, scope);
        }
    }

    private void compare(Exp one, Exp other, FeelScope scope) {
        compared(literals(one, scope), names(other, scope));
        compared(literals(other, scope), names(one, scope));
    }

    private void compared(Set<String> texts, Set<String> paths) {
        texts.forEach(text -> paths.forEach(path -> words.add(new Word(text, path, false))));
    }

    /** Where the expression's value comes from, as paths. */
    private Set<String> names(Exp exp, FeelScope scope) {
        step();
        Set<String> names = new LinkedHashSet<>();
        for (Closure meaning : scope.resolve(exp)) {
            if (meaning.exp() != exp) {
                names.addAll(names(meaning.exp(), meaning.scope()));
            } else if (exp == ConstInputValue$.MODULE$) {
                names.addAll(inputs);
            } else if (exp instanceof Ref ref) {
                names.add(String.join(".", CollectionConverters.asJava(ref.names())));
            } else if (exp instanceof PathExpression path) {
                names(path.path(), scope).forEach(holder -> names.add(holder + '.' + path.key()));
            } else {
                parts(exp).forEach(part -> names.addAll(names(part, scope)));
            }
        }
        return names;
    }

    /** Words the expression's value may be. */
    private Set<String> literals(Exp exp, FeelScope scope) {
        step();
        Set<String> literals = new LinkedHashSet<>();
        for (Closure meaning : scope.resolve(exp)) {
            if (meaning.exp() != exp) {
                literals.addAll(literals(meaning.exp(), meaning.scope()));
            } else if (exp instanceof ConstString text) {
                literals.add(text.value());
            } else if (exp instanceof For loop) {
                literals.addAll(literals(loop.exp(), rounds(loop.iterators(), scope)));
            } else {
                parts(exp).forEach(part -> literals.addAll(literals(part, scope)));
            }
        }
        return literals;
    }

    /** Of these one is the value, or they are in it. */
    private static List<Exp> parts(Exp exp) {
        if (exp instanceof If branch) {
            return List.of(branch.statement(), branch.elseStatement());
        } else if (exp instanceof ConstList list) {
            return each(list.items());
        } else if (exp instanceof Filter filter) {
            return List.of(filter.list());
        } else if (exp instanceof FunctionInvocation call && HANDS_ON.contains(call.function())) {
            return arguments(call.params());
        }
        return List.of();
    }

    private FeelScope rounds(
            camundajar.impl.scala.collection.immutable.List<Tuple2<String, Exp>> iterators, FeelScope scope) {
        FeelScope inside = scope;
        for (Tuple2<String, Exp> iterator : CollectionConverters.asJava(iterators)) {
            look(iterator._2(), inside);
            inside = inside.with(iterator._1(), inside.items(iterator._2()));
        }
        return inside;
    }

    /** What they are called with is not known here. */
    private static FeelScope parameters(FunctionDefinition function, FeelScope scope) {
        FeelScope inside = scope;
        for (String parameter : CollectionConverters.asJava(function.parameters())) {
            inside = inside.with(parameter, List.of());
        }
        return inside;
    }

    private static List<Exp> arguments(FunctionParameters parameters) {
        if (parameters instanceof PositionalFunctionParameters positional) {
            return each(positional.params());
        }
        if (parameters instanceof NamedFunctionParameters named) {
            Map<String, Exp> byName = CollectionConverters.asJava(named.params());
            return new ArrayList<>(byName.values());
        }
        return List.of();
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
