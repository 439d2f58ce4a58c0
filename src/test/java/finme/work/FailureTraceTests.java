package finme.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class FailureTraceTests {
    private static final String PERSONAL = "Irina Novakova";

    @Test
    void tellsWhatWasThrownAndWhereWithoutMessages() {
        Throwable cause = new SQLException("Key (name)=(" + PERSONAL + ") already exists", "23505");
        Throwable failure = new IllegalStateException(PERSONAL + " is there twice", cause);
        failure.addSuppressed(new ArithmeticException(PERSONAL));
        assertThat(told(failure))
                .doesNotContain("Irina", "already exists", "twice")
                .contains(
                        "java.lang.IllegalStateException",
                        "java.sql.SQLException, SQL state 23505",
                        "java.lang.ArithmeticException",
                        "FailureTraceTests.tellsWhatWasThrownAndWhereWithoutMessages");
    }

    @Test
    void aStateThatIsNotThereIsNotTold() {
        assertThat(told(new SQLException(PERSONAL))).startsWith("finme.work.FailureTrace: java.sql.SQLException\n");
    }

    @Test
    void isBoundedHoweverDeepTheFailureIs() {
        Throwable nested = new IllegalStateException(PERSONAL);
        for (int i = 0; i < 1_000; i++) {
            Throwable outer = new IllegalStateException(PERSONAL, nested);
            outer.addSuppressed(nested);
            nested = outer;
        }
        assertThat(told(nested).lines().filter(line -> line.contains("IllegalStateException")))
                .hasSize(12);
        assertThat(FailureTrace.of(overflow()).getStackTrace()).hasSize(60);
    }

    @Test
    void causesThatGoInACircleEnd() {
        Throwable first = new IllegalStateException(PERSONAL);
        Throwable second = new IllegalArgumentException(PERSONAL, first);
        first.initCause(second);
        assertThat(told(first)).contains("IllegalStateException", "IllegalArgumentException");
    }

    private static Throwable overflow() {
        try {
            return new IllegalStateException("so deep: " + deeper(1));
        } catch (StackOverflowError planted) {
            return planted;
        }
    }

    private static long deeper(long depth) {
        return depth + deeper(depth + 1);
    }

    private static String told(Throwable failure) {
        StringWriter text = new StringWriter();
        FailureTrace.of(failure).printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
