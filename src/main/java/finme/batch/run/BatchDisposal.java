package finme.batch.run;

import finme.retention.Disposal;
import finme.retention.SqlDisposal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class BatchDisposal {
    @Bean
    Disposal batchReportDisposal(JdbcTemplate jdbc) {
        return new SqlDisposal(
                jdbc,
                "batches",
                "Files of applications: how many rows were taken in, and the reports on the others. What was taken in stays.",
                "fdforge.batch",
                "t.state in ('DONE', 'FAILED')",
                "delete from fdforge.batch where id in (%s)");
    }
}
