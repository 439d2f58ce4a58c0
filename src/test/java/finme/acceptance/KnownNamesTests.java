package finme.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import finme.canonical.ApplicationSchema;
import finme.gateway.SourceDirectory.SourceProfile;
import finme.mapping.Feel;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class KnownNamesTests {
    private final KnownNames names;

    KnownNamesTests() {
        ApplicationSchema schema = mock(ApplicationSchema.class);
        when(schema.names()).thenReturn(Set.of("city"));
        this.names = new KnownNames(feel(), schema);
    }

    @Test
    void knowsEachStepThatAMappingTakes() {
        assertThat(names.of(source("{a: payload.person.home.town, b: for each in payload.loans return each.rate}", 1)))
                .contains("city", "person", "home", "town", "loans", "rate")
                .doesNotContain("a", "each", "street");
    }

    @Test
    void learnsAnewWhenTheMappingChanges() {
        assertThat(names.of(source("payload.old", 1))).contains("old");
        assertThat(names.of(source("payload.fresh", 2))).contains("fresh").doesNotContain("old");
    }

    @Test
    void ofWhatCanNotBeReadItKnowsTheApplicationsOwn() {
        assertThat(names.of(source("{a: ", 1))).containsExactly("city");
    }

    private static Feel feel() {
        try (AnnotationConfigApplicationContext context =
                new AnnotationConfigApplicationContext(Feel.class.getPackageName())) {
            return context.getBean(Feel.class);
        }
    }

    private static SourceProfile source(String mapping, int version) {
        return new SourceProfile(
                "a", "a", false, List.of(), null, "JSON", mapping, null, null, false, "REFUSE", "REFUSE", "", version);
    }
}
