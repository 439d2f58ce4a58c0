package finme.loan.lifecycle;

import finme.loan.ApplicationStatus;
import finme.retention.Disposal;
import finme.retention.LegalHolds;
import finme.retention.SqlDisposal;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Documents of applications that have ended. Their rows stay with what counts and rules need, which names nobody. */
@Configuration(proxyBeanMethods = false)
class DocumentDisposal {
    @Bean
    Disposal closedDocuments(JdbcTemplate jdbc) {
        return documents(
                jdbc,
                "closed-documents",
                "Documents of applications that ended without a loan; the age counts from when they came in.",
                status -> status.isFinal() && status != ApplicationStatus.FUNDED);
    }

    @Bean
    Disposal fundedDocuments(JdbcTemplate jdbc) {
        return documents(
                jdbc,
                "funded-documents",
                "Documents of applications that became a loan; the age counts from when they came in.",
                status -> status == ApplicationStatus.FUNDED);
    }

    private static Disposal documents(
            JdbcTemplate jdbc, String code, String text, Predicate<ApplicationStatus> statuses) {
        String named = Arrays.stream(ApplicationStatus.values())
                .filter(statuses)
                .map(status -> "'" + status + "'")
                .collect(Collectors.joining(", "));
        String due = "t.status in (" + named + ") and octet_length(t.document) > 0 and "
                + LegalHolds.NONE_ON.formatted("t.borrower_id");
        return new SqlDisposal(
                jdbc,
                code,
                text,
                "fdforge.application",
                due,
                "update fdforge.application set document = '' where id in (%s)");
    }
}
