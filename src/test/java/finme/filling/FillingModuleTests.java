package finme.filling;

import static org.assertj.core.api.Assertions.assertThat;

import finme.filling.FormNumbers.Count;
import finme.kernel.Ids;
import finme.retention.Disposal;
import finme.retention.PersonalData;
import finme.retention.Traces;
import finme.testing.FinMeTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@FinMeTest
class FillingModuleTests {
    private final HalfFilledForms forms;
    private final HalfFilledByThePerson person;
    private final Disposal disposal;
    private final FormNumbers numbers;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;

    FillingModuleTests(
            HalfFilledForms forms,
            HalfFilledByThePerson person,
            @Qualifier("halfFilledDisposal") Disposal disposal,
            FormNumbers numbers,
            JdbcTemplate jdbc,
            TransactionTemplate transactions) {
        this.forms = forms;
        this.person = person;
        this.disposal = disposal;
        this.numbers = numbers;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Test
    void givesBackWhatWasSavedLastToWhoeverHoldsTheToken() {
        String token = token();
        forms.begin(token, begun("{\"city\": \"Brno\"}"));
        assertThat(forms.replace(token, begun("{\"city\": \"Praha\"}"))).isTrue();
        assertThat(forms.find(token)).map(HalfFilled::data).hasValue("{\"city\": \"Praha\"}");
        assertThat(forms.find(token())).isEmpty();
        assertThat(forms.replace(token(), begun("{}"))).isFalse();
        assertThat(forms.replace(token, new HalfFilled("other", 1, "{}", Instant.now())))
                .isFalse();
    }

    @Test
    void keepsNeitherTokenNorWordsReadable() {
        String token = token();
        forms.begin(token, begun("{\"city\": \"Brnokanarek\"}"));
        String row = String.valueOf(jdbc.queryForObject(
                "select encode(content, 'escape') || encode(token, 'escape') from fdforge.half_filled_form"
                        + " order by id desc limit 1",
                String.class));
        assertThat(row).doesNotContain("Brnokanarek", token);
    }

    @Test
    void leavesNoKeyBehindOnceItWasSent() {
        String token = token();
        forms.begin(token, begun("{}"));
        forms.replace(token, begun("{\"a\": 1}"));
        UUID id = newest();
        forms.forget(token);
        assertThat(forms.find(token)).isEmpty();
        assertThat(keys(id)).isZero();
    }

    @Test
    void findsThePersonToBeErasedInWhatNobodyHasSentYet() {
        String theirs = token();
        String others = token();
        forms.begin(theirs, begun("{\"mail\": \"vera.draft@example.test\"}"));
        forms.begin(others, begun("{\"mail\": \"somebody.else@example.test\"}"));
        transactions.executeWithoutResult(status -> person.erase(new PersonalData.Erasing(
                Set.of(Ids.next()), "admin", new Traces().unique("vera.draft@example.test"), false)));
        assertThat(forms.find(theirs)).isEmpty();
        assertThat(forms.find(others)).isPresent();
    }

    @Test
    void letsGoOfWhatIsOldAndOfItsKey() {
        String token = token();
        forms.begin(token, begun("{}"));
        UUID old = UUID.fromString("00000001-0000-7000-8000-" + token.substring(24));
        UUID id = newest();
        jdbc.update("update fdforge.half_filled_form set id = ? where id = ?", old, id);
        jdbc.update("update fdforge.subject_key set subject = ? where subject = ?", old, id);
        assertThat(disposal.step(Instant.parse("2001-01-01T00:00:00Z"), null, false)
                        .done())
                .isEqualTo(1);
        assertThat(forms.find(token)).isEmpty();
        assertThat(keys(old)).isZero();
    }

    @Test
    void countsAReportOnce() {
        LocalDate day = LocalDate.of(2026, 3, 2);
        List<Count> report = List.of(
                new Count("counted", 1, day, "viewed", "", "", 3),
                new Count("counted", 1, day, "refused", "email", "invalid_email", 1));
        UUID id = Ids.next();
        numbers.add(id, report);
        numbers.add(id, report);
        numbers.add(Ids.next(), report.subList(0, 1));
        assertThat(numbers.since("counted", day))
                .containsExactly(
                        new Count("counted", 1, day, "refused", "email", "invalid_email", 1),
                        new Count("counted", 1, day, "viewed", "", "", 6));
        assertThat(numbers.since("counted", day.plusDays(1))).isEmpty();
    }

    private UUID newest() {
        return jdbc.queryForObject("select id from fdforge.half_filled_form order by id desc limit 1", UUID.class);
    }

    private int keys(UUID id) {
        Integer count =
                jdbc.queryForObject("select count(*) from fdforge.subject_key where subject = ?", Integer.class, id);
        return count == null ? -1 : count;
    }

    private static HalfFilled begun(String data) {
        return new HalfFilled("loan", 1, data, Instant.now());
    }

    private static String token() {
        return UUID.nameUUIDFromBytes(Ids.next().toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
