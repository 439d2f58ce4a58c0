package finme.process.move;

import finme.retention.Disposal;
import finme.retention.SqlDisposal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class MoveDisposal {
    @Bean
    Disposal processMoves(JdbcTemplate jdbc) {
        return new SqlDisposal(
                jdbc,
                "process-moves",
                "Which processes were moved to another version; they can't be moved back any more.",
                "fdforge.process_move",
                "true",
                "delete from fdforge.process_move_instance where move in (%s)",
                "delete from fdforge.process_move where id in (%s)");
    }
}
