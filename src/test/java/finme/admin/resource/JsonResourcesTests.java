package finme.admin.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.kernel.Fault;
import finme.kernel.Problem;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonResourcesTests {
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private final JsonResources resources = new JsonResources(JSON);

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Shop(
            @Nullable String name,
            @Nullable Hours hours,
            @Nullable Hours feasts) {
        Shop {
            hours = said(hours);
            feasts = said(feasts);
        }

        private static @Nullable Hours said(@Nullable Hours hours) {
            return hours == null || hours.from == null && hours.to == null ? null : hours;
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Hours(@Nullable String from, @Nullable String to) {}

    record Mall(List<Shop> shops) {}

    /** Its clients may know more than it does. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Lax(@Nullable String name) {}

    @Test
    void whatSaysNothingMayBeLeftOut() {
        assertThat(refused(Shop.class, "{'name': 'a', 'hours': {}, 'feasts': {'from': null}}"))
                .isEmpty();
    }

    @Test
    void whatSaysNothingHasToExistAllTheSame() {
        assertThat(refused(Shop.class, "{'hours': {}, 'hourz': {}}")).containsExactly("/hourz");
        assertThat(refused(Shop.class, "{'feasts': {'form': {}}}")).containsExactly("/feasts");
    }

    @Test
    void aMisspeltMemberSaysNothingOfTheOthers() {
        assertThat(refused(Shop.class, "{'hours': {}, 'nmae': 'a'}")).containsExactly("/nmae");
    }

    @Test
    void whatWasSaidIsNotLostWhateverTheTypeIgnores() {
        assertThat(refused(Lax.class, "{'nmae': 'a'}")).containsExactly("/nmae");
    }

    @Test
    void whatIsNullNeedNotExistNorSaysItAnythingOfTheOthers() {
        assertThat(refused(Shop.class, "{'nmae': null, 'hours': {}}")).isEmpty();
        assertThat(refused(Shop.class, "{'nmae': null, 'hours': {}, 'ho/urz': {}}"))
                .containsExactly("/ho~1urz");
    }

    /** A body may be large: it is not read once for each of its members. */
    @Test
    void howeverManySayNothingTheBodyIsReadAFewTimes() {
        String many =
                IntStream.range(0, 30_000).mapToObj(i -> "'m" + i + "': {}").collect(Collectors.joining(","));
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(refused(Shop.class, '{' + many + '}'))
                        .hasSizeBetween(1, 100)
                        .allMatch(each -> each.startsWith("/m")));
        String shops = String.join(",", Collections.nCopies(10_000, "{'name': 'a', 'hours': {}}"));
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(refused(Mall.class, "{'shops': [" + shops + "]}"))
                        .isEmpty());
        assertThat(refused(Mall.class, "{'shops': [{'hours': {}}, {'hours': {}, 'hourz': {}}]}"))
                .containsExactly("/shops/1/hourz");
    }

    private List<String> refused(Class<?> type, String body) {
        Problem problem = catchThrowableOfType(
                Problem.class, () -> resources.convert(JSON.readTree(body.replace('\'', '"')), type));
        return problem == null
                ? List.of()
                : problem.errors().stream().map(Fault::pointer).toList();
    }
}
