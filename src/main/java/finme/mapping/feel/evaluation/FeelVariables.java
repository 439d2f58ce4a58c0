package finme.mapping.feel.evaluation;

import camundajar.impl.scala.Option;
import camundajar.impl.scala.Tuple2;
import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.collection.immutable.VectorMap$;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.util.Map;
import org.camunda.feel.context.VariableProvider;
import org.camunda.feel.syntaxtree.Val;
import org.jspecify.annotations.Nullable;

/** Names in their written order, already FEEL values, in front of those visible around them. */
class FeelVariables implements VariableProvider {
    final Map<String, Val> entries;
    private final @Nullable VariableProvider around;

    FeelVariables(Map<String, Val> entries, @Nullable VariableProvider around) {
        this.entries = entries;
        this.around = around;
    }

    @Nullable
    Val own(String name) {
        return entries.get(name);
    }

    /** @return null when only the engine can tell */
    static @Nullable Val find(@Nullable VariableProvider names, String name) {
        if (!(names instanceof FeelVariables own)) {
            return null;
        }
        Val value = own.own(name);
        return value == null ? find(own.around, name) : value;
    }

    @Override
    public final Option<Object> getVariable(String name) {
        Val own = own(name);
        return own == null && around != null ? around.getVariable(name) : Option.apply(own);
    }

    @Override
    public Iterable<String> keys() {
        return around == null
                ? CollectionConverters.asScala(entries.keySet())
                : getVariables().keys();
    }

    @Override
    public camundajar.impl.scala.collection.immutable.Map<String, Object> getVariables() {
        var all = VectorMap$.MODULE$.<String, Object>newBuilder();
        if (around != null) {
            all.addAll(around.getVariables());
        }
        entries.forEach((name, value) -> all.addOne(new Tuple2<>(name, value)));
        return all.result();
    }
}
