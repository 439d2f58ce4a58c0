package finme.dispatch.inbox;

import finme.fdforge.BlindIndex;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.UUID;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Names of events that lay in clear. In Java, because the hash has a key. */
@Component
class EventsByIndex implements JavaMigration {
    private final BlindIndex index;

    EventsByIndex(BlindIndex index) {
        this.index = index;
    }

    @Override
    public void migrate(Context context) throws Exception {
        Connection database = context.getConnection();
        try (PreparedStatement old = database.prepareStatement(
                        "select id, partner, event from fdforge.inbox where event not like 'finme:%'");
                PreparedStatement named = database.prepareStatement("update fdforge.inbox set event = ? where id = ?");
                ResultSet row = old.executeQuery()) {
            while (row.next()) {
                named.setString(1, EventNames.stored(index, row.getString(2), row.getString(3)));
                named.setObject(2, row.getObject(1, UUID.class));
                named.addBatch();
            }
            named.executeBatch();
        }
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("159");
    }

    @Override
    public String getDescription() {
        return "events by index";
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
