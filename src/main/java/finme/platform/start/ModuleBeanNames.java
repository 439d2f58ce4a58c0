package finme.platform.start;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Small package-private classes of different modules may share a simple name, so beans are named by their full one;
 * except in {@code process}, where diagrams call delegates by their short name.
 */
public class ModuleBeanNames extends FullyQualifiedAnnotationBeanNameGenerator {
    @Override
    protected String buildDefaultBeanName(BeanDefinition definition) {
        String full = super.buildDefaultBeanName(definition);
        return full.startsWith("finme.process.")
                ? StringUtils.uncapitalizeAsProperty(ClassUtils.getShortName(full))
                : full;
    }
}
