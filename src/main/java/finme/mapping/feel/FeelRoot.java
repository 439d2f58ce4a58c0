package finme.mapping.feel;

import camundajar.impl.scala.Option;
import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.util.HashMap;
import java.util.Map;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValNull$;
import org.jspecify.annotations.Nullable;

/** What an expression sees at its top, turned into FEEL's values name by name when it asks: a cell asks for few. */
final class FeelRoot implements FeelNames {
    private final Map<String, ?> context;
    private final @Nullable String inputName;
    private final @Nullable Object input;
    private final Map<String, Val> known = new HashMap<>(8);

    FeelRoot(Map<String, ?> context, @Nullable String inputName, @Nullable Object input) {
        this.context = context;
        this.inputName = inputName;
        this.input = input;
    }

    @Override
    public Val find(String name) {
        Val value = known.get(name);
        if (value == null) {
            boolean isInput = name.equals(inputName);
            value = isInput || context.containsKey(name)
                    ? FeelValues.MAPPER.toVal(isInput ? input : context.get(name))
                    : ValNull$.MODULE$;
            known.put(name, value);
        }
        return value;
    }

    @Override
    public Option<Object> getVariable(String name) {
        return name.equals(inputName) || context.containsKey(name) ? Option.apply(find(name)) : Option.empty();
    }

    @Override
    public Iterable<String> keys() {
        return CollectionConverters.asScala(context.keySet());
    }
}
