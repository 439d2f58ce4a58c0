package finme.platform.tracing;

import finme.platform.CoreRole;
import finme.retention.Disposal;
import finme.retention.SqlDisposal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;

/** Also where none are taken any more. */
@Configuration(proxyBeanMethods = false)
@Profile(CoreRole.PROFILE)
class TraceDisposal {
    @Bean
    Disposal applicationTraceDisposal(JdbcTemplate jdbc) {
        return new SqlDisposal(
                jdbc,
                "application-traces",
                "Which trace an application belongs to; what happens to it later begins a trace of its own.",
                "(select application as id from fdforge.application_trace)",
                "true",
                "delete from fdforge.application_trace where application in (%s)");
    }
}
