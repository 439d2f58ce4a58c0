package finme.filling;

import finme.retention.Disposal;
import finme.retention.SqlDisposal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class FillingDisposal {
    @Bean
    Disposal halfFilledDisposal(JdbcTemplate jdbc) {
        return new SqlDisposal(
                jdbc,
                "half-filled-forms",
                "Forms that somebody began, saved and did not come back to. Their link leads nowhere then.",
                "fdforge.half_filled_form",
                "true",
                "delete from fdforge.half_filled_form where id in (%s)",
                "delete from fdforge.subject_key where subject in (%s)");
    }
}
