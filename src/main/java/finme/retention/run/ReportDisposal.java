package finme.retention.run;

import finme.retention.Disposal;
import finme.retention.SqlDisposal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class ReportDisposal {
    @Bean
    Disposal retentionRunDisposal(JdbcTemplate jdbc) {
        return new SqlDisposal(
                jdbc,
                "retention-runs",
                "Reports of retention runs are deleted.",
                "fdforge.retention_run",
                "t.state <> 'RUNNING'",
                "delete from fdforge.retention_run where id in (%s)");
    }
}
