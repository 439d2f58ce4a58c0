package finme.admin.desk;

import finme.fdforge.SealedColumn;
import finme.retention.Disposal;
import finme.retention.SqlDisposal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class WorkConfiguration {
    @Bean
    SealedColumn workNotes() {
        return new SealedColumn(
                "fdforge.work_note", "note", "'work_note.note/' || kind || '/' || key", "note is not null");
    }

    @Bean
    Disposal workNoteDisposal(JdbcTemplate jdbc) {
        return new SqlDisposal(
                jdbc,
                "work-notes",
                "Notes about what waited for somebody, and who saw to it. What waited stays where it is.",
                "fdforge.work_note",
                "true",
                "delete from fdforge.work_note where id in (%s)");
    }
}
