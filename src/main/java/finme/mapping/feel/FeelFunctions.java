package finme.mapping.feel;

import camundajar.impl.scala.Tuple2;
import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.collection.Iterator;
import camundajar.impl.scala.collection.immutable.List;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.camunda.feel.FeelEngineClock;
import org.camunda.feel.context.FunctionProvider;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValContext;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValFunction;
import org.camunda.feel.syntaxtree.ValList;
import org.camunda.feel.syntaxtree.ValNumber;
import org.camunda.feel.syntaxtree.ValString;

/**
 * The built-in functions as one evaluation sees them. They are built once for all evaluations (the engine's facade
 * builds them at every one, which is most of its time), and looked over before they get to work on what is too large:
 * inside they can't be stopped.
 */
final class FeelFunctions implements FunctionProvider {
    private static final Map<String, List<ValFunction>> BUILT_IN = builtIn();
    private static final List<ValFunction> NONE =
            CollectionConverters.asScala(new ArrayList<ValFunction>()).toList();

    /** Those that compare all elements with all others. */
    private static final Set<String> QUADRATIC = Set.of("distinct values", "duplicate values", "union", "index of");

    /** Those that write out as many digits as their second argument says. */
    private static final Set<String> BY_SCALE =
            Set.of("decimal", "floor", "ceiling", "round up", "round down", "round half up", "round half down");

    private static final int QUADRATIC_WEIGHT = 2_000;
    private static final int WEIGHT = 200_000;

    private final FeelBudget budget;

    FeelFunctions(FeelBudget budget) {
        this.budget = budget;
    }

    @Override
    public List<ValFunction> getFunctions(String name) {
        List<ValFunction> functions = BUILT_IN.get(name);
        return functions == null ? NONE : watched(name, functions);
    }

    @Override
    public Iterable<String> functionNames() {
        return CollectionConverters.asScala(BUILT_IN.keySet());
    }

    private List<ValFunction> watched(String name, List<ValFunction> functions) {
        ArrayList<ValFunction> watched = new ArrayList<>(functions.size());
        for (Iterator<ValFunction> all = functions.iterator(); all.hasNext(); ) {
            ValFunction function = all.next();
            watched.add(new ValFunction(
                    function.params(), arguments -> invoke(name, function, arguments), function.hasVarArgs()));
        }
        return CollectionConverters.asScala(watched).toList();
    }

    private Object invoke(String name, ValFunction function, List<Val> arguments) {
        int limit = QUADRATIC.contains(name) ? QUADRATIC_WEIGHT : WEIGHT;
        int weight = weight(arguments.iterator(), 0, limit);
        if (weight > limit) {
            budget.exceed("calls " + name + "() on too large a value");
        }
        budget.spend(weight >> 4);
        FeelRegex.Call pattern = FeelRegex.CALLS.get(name);
        if (pattern != null) {
            return FeelRegex.orNull(pattern, arguments, budget);
        }
        if (arguments.size() > 1
                && arguments.apply(1) instanceof ValNumber number
                && number.value().abs().toLong() > FeelBudget.ELEMENTS
                && BY_SCALE.contains(name)) {
            return new ValError("scale out of range");
        }
        try {
            return function.invoke().apply(arguments);
        } catch (FeelBudget.Exceeded e) {
            throw e;
        } catch (RuntimeException e) {
            return new ValError("failed");
        }
    }

    /** Values, and texts by their length, counted until there are too many. */
    private static int weight(Iterator<?> values, int weight, int limit) {
        while (values.hasNext() && weight <= limit) {
            weight++;
            Object value = values.next();
            if (value instanceof ValString text) {
                weight += text.value().length() >> 4;
            } else if (value instanceof ValList list) {
                weight = weight(list.items().iterator(), weight, limit);
            } else if (value instanceof ValContext context) {
                var entries = context.context().variableProvider();
                weight = entries instanceof FeelVariables own
                        ? weight(
                                CollectionConverters.asScala(own.entries().values())
                                        .iterator(),
                                weight,
                                limit)
                        : weight(entries.getVariables().valuesIterator(), weight, limit);
            }
        }
        return weight;
    }

    private static Map<String, List<ValFunction>> builtIn() {
        Map<String, List<ValFunction>> functions = new HashMap<>();
        Iterator<Tuple2<String, List<ValFunction>>> all = new BuiltinFunctions(
                        FeelEngineClock.SystemClock$.MODULE$, FeelValues.MAPPER)
                .functions()
                .iterator();
        while (all.hasNext()) {
            Tuple2<String, List<ValFunction>> entry = all.next();
            functions.put(entry._1(), entry._2());
        }
        return functions;
    }
}
