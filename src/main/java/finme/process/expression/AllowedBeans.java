package finme.process.expression;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

/** The only beans that models may name: our delegates and listeners. Found by type, and not created before their use. */
@Component
public class AllowedBeans {
    private final ListableBeanFactory beans;

    AllowedBeans(ListableBeanFactory beans) {
        this.beans = beans;
    }

    public Set<String> names() {
        return names(JavaDelegate.class, ExecutionListener.class, TaskListener.class);
    }

    /** @return those that can do what one of these types does */
    public Set<String> names(Class<?>... types) {
        return Stream.of(types)
                .flatMap(type ->
                        Arrays.stream(BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beans, type, true, false)))
                .filter(name -> ours(beans.getType(name, false)))
                .collect(Collectors.toUnmodifiableSet());
    }

    Object get(String name) {
        return beans.getBean(name);
    }

    private static boolean ours(@org.jspecify.annotations.Nullable Class<?> type) {
        return type != null && type.getName().startsWith("finme.");
    }
}
