package finme.admin.action;

import finme.retention.Disposal;
import finme.retention.SqlDisposal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class NoteDisposal {
    @Bean
    Disposal applicationNotes(JdbcTemplate jdbc) {
        return new SqlDisposal(
                jdbc,
                "application-notes",
                "Notes that people wrote about applications.",
                "fdforge.application_note",
                finme.retention.LegalHolds.NONE_ON.formatted("t.borrower"),
                "delete from fdforge.application_note where id in (%s)");
    }
}
