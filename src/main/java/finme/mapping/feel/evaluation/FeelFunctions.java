package finme.mapping.feel.evaluation;

import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.collection.Iterator;
import camundajar.impl.scala.collection.immutable.List;
import camundajar.impl.scala.collection.immutable.List$;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
 * The built-in functions as one evaluation sees them: looked over before they get to work on what is too large, since
 * inside they can't be stopped.
 */
public final class FeelFunctions implements FunctionProvider {
    private static final BuiltinFunctions BUILT_IN =
            new BuiltinFunctions(FeelEngineClock.SystemClock$.MODULE$, FeelValues.MAPPER);

    /** Those that compare all elements with all others, or do when somebody sees to it that all have one hash. */
    private static final Set<String> QUADRATIC = Set.of("distinct values", "duplicate values", "union");

    /** Those that write out as many digits as their second argument says. */
    private static final Set<String> BY_SCALE =
            Set.of("decimal", "floor", "ceiling", "round up", "round down", "round half up", "round half down");

    /** What the engine calls parameters that take a list, or several. */
    private static final String LIST = "list";

    private static final String LISTS = "lists";

    private static final int QUADRATIC_WEIGHT = 2_000;
    private static final int WEIGHT = 200_000;

    private final FeelBudget budget;

    public FeelFunctions(FeelBudget budget) {
        this.budget = budget;
    }

    @Override
    public List<ValFunction> getFunctions(String name) {
        ArrayList<ValFunction> watched = new ArrayList<>();
        for (Iterator<ValFunction> all = BUILT_IN.getFunctions(name).iterator(); all.hasNext(); ) {
            ValFunction function = all.next();
            java.util.List<String> parameters = CollectionConverters.asJava(function.params());
            watched.add(new ValFunction(
                    function.params(),
                    arguments -> invoke(name, function, lists(parameters, arguments)),
                    function.hasVarArgs()));
        }
        return CollectionConverters.asScala(watched).toList();
    }

    public record Complaint(String code, String message) {}

    /** @return what is wrong with calling a built-in function so; empty when nothing is */
    public static Optional<Complaint> complaint(String name, int arguments) {
        java.util.List<ValFunction> known = CollectionConverters.asJava(BUILT_IN.getFunctions(name));
        if (known.isEmpty()) {
            return Optional.of(new Complaint("unknown_function", "There is no function \"" + name + "\"."));
        }
        if (known.stream().anyMatch(each -> each.hasVarArgs() || each.params().length() == arguments)) {
            return Optional.empty();
        }
        String takes = known.stream()
                .map(each -> String.valueOf(each.params().length()))
                .distinct()
                .sorted()
                .collect(Collectors.joining(" or "));
        return Optional.of(new Complaint(
                "wrong_arguments",
                "The function \"" + name + "\" takes " + takes + " argument(s), not " + arguments + '.'));
    }

    @Override
    public Iterable<String> functionNames() {
        return BUILT_IN.functionNames();
    }

    /** One value where a list is meant is a list of one: XML doesn't tell them apart. */
    private static List<Val> lists(java.util.List<String> parameters, List<Val> arguments) {
        if (!parameters.contains(LIST) && !parameters.contains(LISTS)) {
            return arguments;
        }
        ArrayList<Val> lists = new ArrayList<>(CollectionConverters.asJava(arguments));
        for (int i = 0; i < Math.min(parameters.size(), lists.size()); i++) {
            Val argument = lists.get(i);
            if (parameters.get(i).equals(LIST)) {
                lists.set(i, FeelEvaluation.asList(argument));
            } else if (parameters.get(i).equals(LISTS) && argument instanceof ValList several) {
                ArrayList<Val> each = new ArrayList<>();
                several.itemsAsSeq().foreach(item -> each.add(FeelEvaluation.asList(item)));
                lists.set(i, FeelValues.list(each));
            }
        }
        return CollectionConverters.asScala(lists).toList();
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

    /**
     * A value that shares its parts is small until it is written out, as the engine does in one go for each sentence
     * about a value it can't use.
     */
    static void weigh(Val value, FeelBudget budget) {
        int weight = weight(List$.MODULE$.empty().$colon$colon(value).iterator(), 0, WEIGHT);
        if (weight > WEIGHT) {
            budget.exceed("makes too large a value");
        }
        budget.spend(weight >> 4);
    }

    /** Values, and texts by their length, counted until there are too many. */
    private static int weight(Iterator<?> values, int weight, int limit) {
        while (values.hasNext() && weight <= limit) {
            weight++;
            Object value = values.next();
            if (value instanceof ValString text) {
                weight += text.value().length() >> 4;
            } else if (value instanceof ValList list) {
                weight = weight(list.itemsAsSeq().iterator(), weight, limit);
            } else if (value instanceof ValContext context) {
                Iterator<?> entries = context.context().variableProvider() instanceof FeelVariables own
                        ? CollectionConverters.asScala(own.entries.values()).iterator()
                        : context.context().variableProvider().getVariables().valuesIterator();
                weight = weight(entries, weight, limit);
            }
        }
        return weight;
    }
}
