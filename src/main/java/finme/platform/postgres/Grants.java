package finme.platform.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the role that FinMe works as may do with what the migrations' owner has made: read and write rows. It can neither
 * change tables nor switch off what keeps the ledger append-only. The engine makes its own tables in its own schema.
 */
final class Grants implements Callback {
    private static final Logger LOG = LoggerFactory.getLogger(Grants.class);
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_$-]{0,62}");

    private final String role;

    /** @param role FinMe's */
    Grants(String role) {
        if (!NAME.matcher(role).matches()) {
            throw new IllegalArgumentException("the database user's name is none that can be granted anything");
        }
        this.role = '"' + role + '"';
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        Connection connection = context.getConnection();
        try (Statement statement = connection.createStatement()) {
            for (String grant : statements()) {
                statement.execute(grant);
            }
            if (isSuperuser(statement)) {
                statement.execute(engineTables());
            }
            LOG.info("The database role FinMe works as has its rights");
        } catch (SQLException refused) {
            throw new IllegalStateException("FinMe's database role can't be given its rights", refused);
        }
    }

    private List<String> statements() {
        return List.of(
                "grant usage on schema fdforge to " + role,
                "grant usage, create on schema engine to " + role,
                "grant select, insert, update, delete on all tables in schema fdforge, engine to " + role,
                "grant usage, select, update on all sequences in schema fdforge, engine to " + role,
                "revoke insert, update, delete on fdforge.flyway_schema_history from " + role);
    }

    /** Those of a time when one role did everything. */
    private String engineTables() {
        return "do $$ declare t record; begin for t in select tablename from pg_tables where schemaname = 'engine'"
                + " and tableowner <> " + '\'' + role.substring(1, role.length() - 1) + '\''
                + " loop execute format('alter table engine.%I owner to " + role.replace("'", "''") + "', t.tablename);"
                + " end loop; end $$";
    }

    private static boolean isSuperuser(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select rolsuper from pg_roles where rolname = current_user")) {
            return row.next() && row.getBoolean(1);
        }
    }

    @Override
    public String getCallbackName() {
        return "grants";
    }
}
