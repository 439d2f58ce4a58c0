package finme.source.guide;

import finme.fdforge.SealedColumn;
import finme.fdforge.SecretBox;
import finme.kernel.Problem;
import finme.source.KeptSamples;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

@Component
class SealedSamples implements KeptSamples {
    private static final int LONGEST = 64 * 1024;

    private final JdbcTemplate jdbc;
    private final SecretBox box;

    SealedSamples(JdbcTemplate jdbc, SecretBox box) {
        this.jdbc = jdbc;
        this.box = box;
    }

    @Override
    public Optional<Sample> find(String source) {
        return jdbc
                .query(
                        "select body, at, actor from fdforge.source_sample where source = ?",
                        (row, index) -> new Sample(
                                box.open(place(source), row.getBytes(1)),
                                row.getTimestamp(2).toInstant(),
                                row.getString(3)),
                        source)
                .stream()
                .findFirst();
    }

    @Override
    public void keep(String source, String text, String actor) {
        if (text.length() > LONGEST) {
            throw Problem.of(413, "too_large", "A sample has 64 KiB at most.");
        }
        jdbc.update("""
                insert into fdforge.source_sample (source, body, at, actor) values (?, ?, clock_timestamp(), ?)
                on conflict (source) do update set body = excluded.body, at = excluded.at, actor = excluded.actor""", source, box.seal(place(source), text), actor);
    }

    @Override
    public void drop(String source) {
        jdbc.update("delete from fdforge.source_sample where source = ?", source);
    }

    private static String place(String source) {
        return "source.sample/" + source;
    }

    /** As {@link #keep} seals them. */
    @Bean
    static SealedColumn keptSamples() {
        return new SealedColumn("fdforge.source_sample", "body", "'source.sample/' || source", "true");
    }
}
