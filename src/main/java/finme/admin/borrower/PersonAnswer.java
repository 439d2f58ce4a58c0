package finme.admin.borrower;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import finme.borrower.Attribute;
import finme.borrower.Known;
import finme.borrower.Merge;
import finme.borrower.Person;
import finme.borrower.Replaced;
import finme.kernel.Slice;
import finme.loan.LoanApplication;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person over HTTP.
 *
 * @param id the borrower that the others were merged into, whichever of them was asked for
 * @param masked whether personal values are hidden
 * @param full whether no further names of {@code attributes.*} are kept: there are 200
 * @param applications newest first
 * @param next cursor for older applications, null when these are all
 * @param merges in force, oldest first
 */
record PersonAnswer(
        UUID id,
        int version,
        boolean masked,
        List<Line> attributes,
        boolean full,
        List<ApplicationLine> applications,
        @Nullable String next,
        List<Merge> merges) {

    /** @param value what counts @param others what other sources say @param replaced what counted before, newest first */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            String name,
            JsonNode value,
            String source,
            Instant at,
            @Nullable String application,
            List<Said> others,
            List<Said> replaced) {
        @Override
        public String toString() {
            return "Line[" + name + " ***]";
        }
    }

    /** @param application reference of the one it came by @param until only of a value that was replaced */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Said(
            JsonNode value,
            String source,
            Instant at,
            @Nullable Instant until,
            @Nullable String application) {
        @Override
        public String toString() {
            return "Said[***]";
        }
    }

    record ApplicationLine(UUID id, String reference, String status) {}

    static PersonAnswer of(
            Person person, boolean masked, Map<UUID, String> references, Slice<LoanApplication> applications) {
        return new PersonAnswer(
                person.id(),
                person.version(),
                masked,
                person.attributes().stream().map(each -> line(each, references)).toList(),
                person.full(),
                applications.items().stream()
                        .map(a -> new ApplicationLine(
                                a.id(), a.reference(), a.status().name()))
                        .toList(),
                applications.next(),
                person.merges());
    }

    private static Line line(Attribute attribute, Map<UUID, String> references) {
        Known value = attribute.value();
        return new Line(
                attribute.name(),
                value.value(),
                value.source(),
                value.at(),
                reference(value, references),
                attribute.others().stream()
                        .map(known -> said(known, null, references))
                        .toList(),
                attribute.replaced().stream()
                        .map((Replaced was) -> said(was.known(), was.until(), references))
                        .toList());
    }

    private static Said said(Known known, @Nullable Instant until, Map<UUID, String> references) {
        return new Said(known.value(), known.source(), known.at(), until, reference(known, references));
    }

    private static @Nullable String reference(Known known, Map<UUID, String> references) {
        return known.application() == null ? null : references.get(known.application());
    }
}
