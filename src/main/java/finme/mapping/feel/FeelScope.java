package finme.mapping.feel;

import camundajar.impl.scala.Option;
import camundajar.impl.scala.Tuple2;
import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.collection.immutable.VectorMap$;
import java.util.List;
import java.util.Map;
import org.camunda.feel.context.VariableProvider;
import org.camunda.feel.syntaxtree.Val;
import org.jspecify.annotations.Nullable;

/**
 * Names in front of those visible around them: the entries of a context literal so far, or the variables of a loop's
 * round.
 *
 * @param partial the loop's results so far, which only a loop that asks for them pays for
 */
record FeelScope(Map<String, Val> entries, @Nullable List<Val> partial, VariableProvider around) implements FeelNames {
    private static final String PARTIAL = "partial";

    @Override
    public @Nullable Val find(String name) {
        Val own = own(name);
        return own == null ? FeelNames.find(around, name) : own;
    }

    private @Nullable Val own(String name) {
        return partial != null && name.equals(PARTIAL) ? FeelValues.list(partial) : entries.get(name);
    }

    @Override
    public Option<Object> getVariable(String name) {
        Val own = own(name);
        return own == null ? around.getVariable(name) : Option.apply(own);
    }

    @Override
    public Iterable<String> keys() {
        return getVariables().keys();
    }

    @Override
    public camundajar.impl.scala.collection.immutable.Map<String, Object> getVariables() {
        var all = VectorMap$.MODULE$.<String, Object>newBuilder();
        all.addAll(around.getVariables());
        entries.forEach((name, value) -> all.addOne(new Tuple2<>(name, value)));
        return all.result();
    }
}
