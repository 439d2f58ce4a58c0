package finme.admin.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import finme.kernel.Ids;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@FinMeTest
class WorkModuleTests {
    @Autowired
    FinMeHttp http;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    List<WorkSource> sources;

    @Test
    void everyKindHasAPlaceItComesFrom() {
        assertThat(sources).extracting(WorkSource::kind).containsExactlyInAnyOrder(WorkKind.values());
    }

    @Test
    void somebodyTakesItLeavesANoteThatNobodyReadsInTheTableAndSaysThatItIsDone() {
        UUID id = failedNotice();
        assertThat(one(id).path("text").asText()).contains("work-lender could not be told that its offer was chosen");
        Map<String, String> care = Map.of(
                "kind", "NOTICE", "key", id.toString(), "assignee", "operator", "note", "Called Eva at the bank");
        assertThat(http.put("/api/v1/admin/work/care", FinMeHttp.AUDITOR, care).status())
                .isEqualTo(403);
        assertThat(http.put("/api/v1/admin/work/care", FinMeHttp.OPERATOR, care).status())
                .isEqualTo(204);
        assertThat(one(id).path("assignee").asText()).isEqualTo("operator");
        assertThat(one(id).path("note").asText()).isEqualTo("Called Eva at the bank");
        byte[] stored =
                jdbc.queryForObject("select note from fdforge.work_note where key = ?", byte[].class, id.toString());
        assertThat(new String(stored, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("Eva");

        Answer done = http.post("/api/v1/admin/work/dismiss", FinMeHttp.OPERATOR, care);
        assertThat(done.status()).as(done.body()).isEqualTo(204);
        assertThat(one(id).isMissingNode()).isTrue();
    }

    @Test
    void whatHasAPlaceIsNotDismissedHere() {
        UUID task = UUID.randomUUID();
        Answer unknown = http.post(
                "/api/v1/admin/work/dismiss", FinMeHttp.OPERATOR, Map.of("kind", "MATCH", "key", task.toString()));
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(http.post("/api/v1/admin/work/dismiss", FinMeHttp.OPERATOR, Map.of("kind", "MATCH"))
                        .status())
                .isEqualTo(422);
        assertThat(Arrays.stream(WorkKind.values()).filter(WorkKind::isDismissible))
                .containsExactly(WorkKind.CALLBACK, WorkKind.NOTICE, WorkKind.REFUSED);
    }

    private UUID failedNotice() {
        UUID id = Ids.next();
        jdbc.update(
                "insert into fdforge.partner_notice (id, application, dispatch, partner, kind, state)"
                        + " values (?, ?, ?, 'work-lender', 'ACCEPT', 'FAILED')",
                id,
                Ids.next(),
                Ids.next());
        return id;
    }

    private JsonNode one(UUID key) {
        for (JsonNode item : http.get("/api/v1/admin/work?kind=NOTICE", FinMeHttp.AUDITOR)
                .json()
                .path("items")) {
            if (item.path("key").asText().equals(key.toString())) {
                return item;
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }
}
