package finme.task.store;

import static org.assertj.core.api.Assertions.assertThat;

import finme.task.BorrowerTask.Kind;
import finme.task.store.Asked.Wanted;
import finme.task.store.Needs.Need;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NeedsTests {
    @Test
    void fieldsAreOneFormAndTheRestStandsAlone() {
        List<Need> needs = Needs.read(List.of(
                Map.of("kind", "FIELDS", "code", "employment.employer", "text", "Where do you work?"),
                Map.of("kind", "DOCUMENT", "code", "PAYSLIP", "text", "Payslips"),
                Map.of("kind", "field", "code", "attributes.carOwner", "text", "Do you own a car?"),
                Map.of("kind", "QUESTION", "code", "Q1", "text", "How long at this address?")));
        assertThat(needs).extracting(Need::kind).containsExactly(Kind.FIELDS, Kind.DOCUMENT, Kind.QUESTION);
        assertThat(needs.get(0).asked().fields())
                .extracting(Wanted::code)
                .containsExactly("employment.employer", "attributes.carOwner");
        assertThat(needs.get(2).asked().title()).isEqualTo("How long at this address?");
    }

    @Test
    void whatHasNoKindWeKnowIsAQuestion() {
        List<Need> needs = Needs.read(List.of(
                Map.of("text", "ID card"),
                Map.of("kind", "HINT", "code", "X"),
                Map.of("kind", "FIELDS", "code", "no path!", "text", "?")));
        assertThat(needs).extracting(Need::kind).containsOnly(Kind.QUESTION);
        assertThat(needs.get(0).asked().fields()).containsExactly(new Wanted("answer", "ID card"));
        assertThat(needs.get(1).asked().title()).isEqualTo("X");
    }

    @Test
    void theSameNeedHasTheSameName() {
        Map<String, Object> need = Map.of("kind", "DOCUMENT", "code", "PAYSLIP", "text", "Payslips");
        assertThat(Needs.read(List.of(need)).get(0).name())
                .isEqualTo(Needs.read(List.of(need)).get(0).name());
        assertThat(Needs.read(List.of())).isEmpty();
    }
}
