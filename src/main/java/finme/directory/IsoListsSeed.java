package finme.directory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stores the ISO lists once: a later JDK changes nothing of them, people do. */
@Component
class IsoListsSeed implements JavaMigration {
    private static final String INSERT = """
            with made as (
              insert into fdforge.catalogue (kind, code, version, definition) values ('directory', ?, 1, ?::jsonb)
              on conflict do nothing
              returning code, version, definition)
            insert into fdforge.ledger (kind, code, version, action, actor, details)
            select 'directory', code, version, 'seeded', 'system',
              jsonb_build_object('entries', jsonb_array_length(definition -> 'entries'))
            from made""";

    @Override
    public void migrate(Context context) throws Exception {
        Connection database = context.getConnection();
        try (PreparedStatement insert = database.prepareStatement(INSERT)) {
            for (ObjectNode list : List.of(IsoLists.countries(), IsoLists.currencies())) {
                insert.setString(1, list.path("code").asText());
                insert.setString(2, list.toString());
                insert.executeUpdate();
            }
        }
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("62");
    }

    @Override
    public String getDescription() {
        return "iso lists";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }
}
