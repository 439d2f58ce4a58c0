package finme.mapping.feel.evaluation;

import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.util.HashMap;
import java.util.Map;
import org.camunda.feel.syntaxtree.Val;
import org.jspecify.annotations.Nullable;

/** What an expression sees at its top, turned into FEEL's values name by name when it asks: a cell asks for few. */
public final class FeelRoot extends FeelVariables {
    private final Map<String, ?> context;
    private final @Nullable String inputName;
    private final @Nullable Object input;

    public FeelRoot(Map<String, ?> context, @Nullable String inputName, @Nullable Object input) {
        super(new HashMap<>(8), null);
        this.context = context;
        this.inputName = inputName;
        this.input = input;
    }

    @Override
    @Nullable
    Val own(String name) {
        Val value = entries.get(name);
        boolean isInput = name.equals(inputName);
        if (value == null && (isInput || context.containsKey(name))) {
            value = FeelValues.MAPPER.toVal(isInput ? input : context.get(name));
            entries.put(name, value);
        }
        return value;
    }

    @Override
    public Iterable<String> keys() {
        return CollectionConverters.asScala(context.keySet());
    }

    @Override
    public camundajar.impl.scala.collection.immutable.Map<String, Object> getVariables() {
        context.keySet().forEach(this::own);
        return super.getVariables();
    }
}
