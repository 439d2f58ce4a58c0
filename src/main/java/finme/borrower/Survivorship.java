package finme.borrower;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which of several values of a person counts.
 *
 * @param attributes by canonical path; where there is no rule the most recent value counts
 */
public record Survivorship(Map<String, Rule> attributes) {
    /** Under which it is stored; there is one. */
    public static final String CODE = "survivorship";

    public static final Survivorship MOST_RECENT = new Survivorship(Map.of());

    public Survivorship {
        attributes = Objects.requireNonNullElse(attributes, Map.of());
    }

    public Rule rule(String attribute) {
        return Objects.requireNonNullElse(attributes.get(attribute), Rule.MOST_RECENT);
    }

    /**
     * @param prefer sources as {@link Known} names them; the first that said anything counts
     * @param otherwise which counts when none of them did
     */
    public record Rule(
            List<String> prefer,
            @JsonProperty("else") @Nullable Otherwise otherwise) {
        static final Rule MOST_RECENT = new Rule(List.of(), Otherwise.MOST_RECENT);

        public Rule {
            prefer = Objects.requireNonNullElse(prefer, List.of());
            otherwise = Objects.requireNonNullElse(otherwise, Otherwise.MOST_RECENT);
        }
    }

    public enum Otherwise {
        MOST_RECENT
    }
}
