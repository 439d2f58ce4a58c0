package finme.source;

import com.fasterxml.jackson.databind.ObjectMapper;
import finme.fdforge.SecretBox;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Copies the sources into the catalogue. In Java, because their secrets are sealed anew, all of one source together. */
@Component
class SourceMove implements JavaMigration {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SecretBox secrets;

    SourceMove(SecretBox secrets) {
        this.secrets = secrets;
    }

    @Override
    public void migrate(Context context) throws Exception {
        Connection database = context.getConnection();
        try (PreparedStatement old = database.prepareStatement(
                        "select code, version + 1, key_hash, callback_secret, definition::text from fdforge.source");
                PreparedStatement moved = database.prepareStatement("""
                        insert into fdforge.catalogue (kind, code, version, definition, secrets)
                        values ('source', ?, ?, ?::jsonb, ?)""");
                ResultSet row = old.executeQuery()) {
            while (row.next()) {
                String code = row.getString(1);
                moved.setString(1, code);
                moved.setInt(2, row.getInt(2));
                moved.setString(3, row.getString(5));
                moved.setBytes(4, sealed(code, row.getString(3), row.getBytes(4)));
                moved.executeUpdate();
            }
        }
    }

    private byte[] sealed(String code, String keyHash, byte @Nullable [] callback) throws Exception {
        Map<String, String> all = new TreeMap<>();
        all.put("/key", keyHash);
        if (callback != null) {
            all.put("/callback/secret", secrets.open("source.callback/" + code, callback));
        }
        return secrets.seal("source.secrets/" + code, JSON.writeValueAsString(all));
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("41");
    }

    @Override
    public String getDescription() {
        return "sources";
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
