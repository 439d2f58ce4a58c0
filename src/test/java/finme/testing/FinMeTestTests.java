package finme.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

class FinMeTestTests {
    /**
     * Said twice in a line of classes it asks for another FinMe, whose engine takes the place of the first one's for all
     * tests that follow.
     */
    @Test
    void isSaidOnceInALineOfClasses() {
        ClassPathScanningCandidateComponentProvider tests = new ClassPathScanningCandidateComponentProvider(false);
        tests.addIncludeFilter(new AnnotationTypeFilter(FinMeTest.class, false));
        List<Class<?>> found = tests.findCandidateComponents("finme").stream()
                .map(BeanDefinition::getBeanClassName)
                .<Class<?>>map(name -> ClassUtils.resolveClassName(String.valueOf(name), null))
                .toList();
        assertThat(found).hasSizeGreaterThan(1);
        assertThat(found)
                .filteredOn(test -> found.stream().anyMatch(other -> other != test && other.isAssignableFrom(test)))
                .isEmpty();
    }
}
