package finme.mapping.feel;

import camundajar.impl.scala.Option;
import camundajar.impl.scala.Tuple2;
import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.collection.immutable.VectorMap$;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.util.Map;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValNull$;

/** Names in their written order, already FEEL values. */
record FeelVariables(Map<String, Val> entries) implements FeelNames {
    @Override
    public Val find(String name) {
        return entries.getOrDefault(name, ValNull$.MODULE$);
    }

    @Override
    public Option<Object> getVariable(String name) {
        return Option.apply(entries.get(name));
    }

    @Override
    public Iterable<String> keys() {
        return CollectionConverters.asScala(entries.keySet());
    }

    @Override
    public camundajar.impl.scala.collection.immutable.Map<String, Object> getVariables() {
        var builder = VectorMap$.MODULE$.<String, Object>newBuilder();
        entries.forEach((name, value) -> builder.addOne(new Tuple2<>(name, value)));
        return builder.result();
    }
}
