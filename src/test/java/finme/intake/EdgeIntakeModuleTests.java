package finme.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import finme.gateway.SourceDirectory;
import finme.testing.Edges;
import finme.testing.FinMeHttp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/** All that holds of an intake in one process, through an edge of its own and over the network, at the same core. */
class EdgeIntakeModuleTests extends IntakeModuleTests {
    private static ConfigurableApplicationContext edge;

    EdgeIntakeModuleTests(FinMeHttp http, JdbcTemplate jdbc, ObjectMapper mapper, SourceDirectory core) {
        super(http.through(() -> Edges.url(edge, ""), source -> Edges.awaitSource(edge, core, source)), jdbc, mapper);
    }

    @BeforeAll
    static void starts(@Autowired Environment core) {
        edge = Edges.start("https://localhost:" + core.getRequiredProperty("finme.edge.port"));
    }

    @AfterAll
    static void stops() {
        edge.close();
    }

    @Override
    String code(String name) {
        return "edge-" + name;
    }
}
