package finme.mapping.feel;

import org.camunda.feel.context.VariableProvider;
import org.camunda.feel.syntaxtree.Val;
import org.jspecify.annotations.Nullable;

/** Names that can be looked up without the engine's wrapping and unwrapping. */
interface FeelNames extends VariableProvider {
    /** @return FEEL's null for an unknown name; null when only the engine can tell */
    @Nullable
    Val find(String name);

    static @Nullable Val find(VariableProvider names, String name) {
        return names instanceof FeelNames own ? own.find(name) : null;
    }
}
