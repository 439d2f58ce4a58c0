package finme.process.expression;

import java.util.Set;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.PropertyNotWritableException;
import org.jspecify.annotations.Nullable;

/** Resolves {@code ${sendToPartnersDelegate}} and the like. */
final class BeanNameResolver extends NarrowResolver {
    private final AllowedBeans beans;
    private volatile @Nullable Set<String> names;

    BeanNameResolver(AllowedBeans beans) {
        this.beans = beans;
    }

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, @Nullable Object property) {
        if (base != null || !(property instanceof String name) || !names().contains(name)) {
            return null;
        }
        context.setPropertyResolved(true);
        return beans.get(name);
    }

    @Override
    public void setValue(ELContext context, @Nullable Object base, @Nullable Object property, @Nullable Object value) {
        if (base == null && property instanceof String name && names().contains(name)) {
            throw new PropertyNotWritableException(name);
        }
    }

    private Set<String> names() {
        Set<String> known = names;
        if (known == null) {
            known = beans.names();
            names = known;
        }
        return known;
    }
}
