package finme.apply.form;

import static org.assertj.core.api.Assertions.assertThat;

import finme.form.FormJson;
import org.junit.jupiter.api.Test;

class DifferencesTests {
    @Test
    void onlyWhatSomebodyCanAnswerIsNewlyAsked() {
        String known = "{\"type\": \"textfield\", \"key\": \"known\"}";
        String more = ",{\"type\": \"textfield\", \"key\": \"shown\", \"disabled\": true}"
                + ",{\"type\": \"expression\", \"key\": \"sum\"}"
                + ",{\"type\": \"dynamiclist\", \"path\": \"jobs\", \"isRepeating\": true, \"components\": ["
                + "{\"type\": \"textfield\", \"key\": \"employer\"}]}";
        assertThat(Differences.newlyAsked(FormJson.schema(known + more), FormJson.schema(known)))
                .containsExactly("jobs.employer");
    }
}
