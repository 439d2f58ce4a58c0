package finme.mapping.feel.evaluation;

import camundajar.impl.scala.Tuple2;
import camundajar.impl.scala.collection.Iterator;
import camundajar.impl.scala.collection.immutable.List;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.impl.interpreter.FeelInterpreter;
import org.camunda.feel.syntaxtree.ConstContext;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.Filter;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.FunctionDefinition;
import org.camunda.feel.syntaxtree.IterationContext;
import org.camunda.feel.syntaxtree.JavaFunctionInvocation;
import org.camunda.feel.syntaxtree.PathExpression;
import org.camunda.feel.syntaxtree.Ref;
import org.camunda.feel.syntaxtree.SomeItem;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValContext;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValFunction;
import org.camunda.feel.syntaxtree.ValList;
import org.camunda.feel.syntaxtree.ValNull$;
import org.camunda.feel.syntaxtree.ValNumber;
import org.camunda.feel.syntaxtree.ValString;
import org.jspecify.annotations.Nullable;

/**
 * One evaluation. The engine's interpreter calls {@link #eval} for each part of an expression, which is where this one
 * counts, stops, and refuses what would be made whole before the next call: ranges and products of lists. Contexts,
 * of which mappings consist, it makes itself: the engine's way, which makes the context anew with each entry, takes five
 * times as long for the mapping of an application.
 */
public final class FeelEvaluation extends FeelInterpreter {
    private static final camundajar.impl.scala.math.BigDecimal LIMIT =
            new camundajar.impl.scala.math.BigDecimal(java.math.BigDecimal.valueOf(FeelBudget.ELEMENTS));

    private final FeelBudget budget;

    public FeelEvaluation(FeelBudget budget) {
        super(FeelValues.MAPPER);
        this.budget = budget;
    }

    @Override
    public Val eval(Exp exp, EvalContext context) {
        if (exp instanceof Held held) {
            return held.value();
        }
        budget.enter();
        try {
            Val value = evaluate(exp, context);
            watch(exp, value);
            return value;
        } catch (ArithmeticException | DateTimeException | NumberFormatException e) {
            return ValNull$.MODULE$;
        } finally {
            budget.leave();
        }
    }

    private Val evaluate(Exp exp, EvalContext context) {
        if (exp instanceof Ref ref) {
            Val value = named(ref.names(), context);
            return value == null ? super.eval(exp, context) : value;
        } else if (exp instanceof PathExpression path) {
            Val value = eval(path.path(), context);
            Val entry = entry(value, path.key());
            return entry == null ? super.eval(new PathExpression(new Held(value), path.key()), context) : entry;
        } else if (exp instanceof ConstContext literal) {
            Val value = literal(literal, context);
            if (value == null) {
                value = super.eval(exp, context);
                FeelFunctions.weigh(value, budget);
            }
            return value;
        } else if (exp instanceof Filter filter) {
            return super.eval(new Filter(new Held(asList(eval(filter.list(), context))), filter.filter()), context);
        } else if (exp instanceof IterationContext range) {
            return super.eval(range(range, context), context);
        } else if (exp instanceof For loop) {
            return super.eval(new For(iterators(loop.iterators(), context), loop.exp()), context);
        } else if (exp instanceof SomeItem some) {
            return super.eval(new SomeItem(iterators(some.iterators(), context), some.condition()), context);
        } else if (exp instanceof EveryItem every) {
            return super.eval(new EveryItem(iterators(every.iterators(), context), every.condition()), context);
        } else if (exp instanceof FunctionDefinition function && function.body() instanceof JavaFunctionInvocation) {
            throw new FeelBudget.Exceeded("calls an external function");
        }
        return super.eval(exp, context);
    }

    private static @Nullable Val named(List<String> path, EvalContext context) {
        Val value = FeelVariables.find(context.variableProvider(), path.head());
        for (Iterator<String> rest = path.iterator().drop(1); rest.hasNext() && value != null; ) {
            value = entry(value, rest.next());
        }
        return value;
    }

    private static @Nullable Val entry(Val value, String name) {
        return value instanceof ValContext context
                ? FeelVariables.find(context.context().variableProvider(), name)
                : null;
    }

    private void watch(Exp exp, Val value) {
        if (value instanceof ValNumber number) {
            if (Math.abs((long) number.value().scale()) > FeelBudget.SCALE) {
                budget.exceed("makes a number out of range");
            }
        } else if (value instanceof ValString text && !(exp instanceof Ref) && !(exp instanceof PathExpression)) {
            budget.characters(text.value().length());
        } else if (value instanceof ValList list && !(exp instanceof Ref) && !(exp instanceof PathExpression)) {
            budget.elements(list.itemsAsSeq().length());
            FeelFunctions.weigh(value, budget);
        }
    }

    /** A context's entries see those before them. Entries that are functions stay the engine's. */
    private @Nullable Val literal(ConstContext literal, EvalContext context) {
        Map<String, Val> entries = new LinkedHashMap<>();
        EvalContext inside = new EvalContext(
                FeelValues.MAPPER,
                new FeelVariables(entries, context.variableProvider()),
                context.functionProvider(),
                context.failureCollector());
        boolean shares = false; // what other contexts or lists may hold as well
        for (Iterator<Tuple2<String, Exp>> all = literal.entries().iterator(); all.hasNext(); ) {
            Tuple2<String, Exp> entry = all.next();
            Val value = eval(entry._2(), inside);
            shares |=
                    (value instanceof ValContext || value instanceof ValList) && !(entry._2() instanceof ConstContext);
            if (value instanceof ValFunction) {
                return null;
            }
            entries.put(entry._1(), value);
        }
        Val made = FeelValues.context(entries);
        if (shares) {
            FeelFunctions.weigh(made, budget);
        }
        return made;
    }

    /** DMN 10.3.2.9.4: where a list is meant, one value is a list of one. The engine makes it null instead. */
    static Val asList(Val value) {
        return value instanceof ValList || value == ValNull$.MODULE$ || value instanceof ValError
                ? value
                : FeelValues.list(java.util.List.of(value));
    }

    private IterationContext range(IterationContext range, EvalContext context) {
        Val start = eval(range.start(), context);
        Val end = eval(range.end(), context);
        if (start instanceof ValNumber from && end instanceof ValNumber to) {
            var length = to.value().$minus(from.value()).abs();
            if (length.compare(LIMIT) > 0) {
                budget.exceed("iterates over more than " + FeelBudget.ELEMENTS + " numbers");
            }
        }
        return new IterationContext(new Held(start), new Held(end));
    }

    private List<Tuple2<String, Exp>> iterators(List<Tuple2<String, Exp>> iterators, EvalContext context) {
        ArrayList<Tuple2<String, Exp>> held = new ArrayList<>();
        long rounds = 1;
        for (Iterator<Tuple2<String, Exp>> all = iterators.iterator(); all.hasNext(); ) {
            Tuple2<String, Exp> iterator = all.next();
            Val values = asList(eval(iterator._2(), context));
            if (values instanceof ValList list) {
                rounds = Math.min(
                        Integer.MAX_VALUE,
                        rounds * Math.max(1, list.itemsAsSeq().length()));
            }
            held.add(new Tuple2<>(iterator._1(), new Held(values)));
        }
        budget.elements(rounds);
        return CollectionConverters.asScala(held).toList();
    }

    /** A value in the place of the expression it came from. */
    private record Held(Val value) implements Exp {}
}
