package finme.platform.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import finme.platform.FinMe;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Production starts with its secrets or not at all, and says which one is missing. */
class StartTests {
    private static final StartFailureAnalyzer ANALYZER = new StartFailureAnalyzer();

    @Test
    void coreNeedsItsKeyset() {
        assertThatThrownBy(() -> start("--finme.admin.password=x"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("FINME_KEYSET_FILE");
    }

    @Test
    void coreNeedsAnAdministrator() {
        assertThatThrownBy(() -> start("--finme.keyset.file=target/none"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("FINME_ADMIN_PASSWORD");
    }

    @Test
    void theOperatorReadsOneSentence() {
        FailureAnalysis analysis = Objects.requireNonNull(
                ANALYZER.analyze(new BeanCreationException("outer", new StartRefused("FinMe needs this."))));
        assertThat(analysis.getDescription()).isEqualTo("FinMe needs this.");
        assertThat(analysis.getAction()).isNull();
    }

    @Test
    void aModulesOwnSentenceIsReadToo() {
        Throwable failure = new BeanCreationException("outer", new IllegalStateException("FinMe can't read it."));
        assertThat(Objects.requireNonNull(ANALYZER.analyze(failure)).getDescription())
                .isEqualTo("FinMe can't read it.");
        assertThat(ANALYZER.analyze(new IllegalStateException("something else")))
                .isNull();
    }

    private static void start(String... arguments) {
        new SpringApplicationBuilder(FinMe.class).profiles("core").run(arguments);
    }
}
