package finme.platform.postgres;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;

/**
 * The role FinMe works as in its embedded database: no superuser, owner of nothing but the engine's tables, which the engine
 * makes itself. Its password is made anew at each start and never written down.
 */
final class ApplicationRole {
    static final String NAME = "finme_app";

    private ApplicationRole() {}

    static EmbeddedPostgresConfiguration.Connection made(String url, String owner, String password) {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String own = HexFormat.of().formatHex(random);
        try (Connection connection = DriverManager.getConnection(url, owner, password);
                Statement statement = connection.createStatement()) {
            statement.execute("do $$ begin if not exists (select from pg_roles where rolname = '" + NAME
                    + "') then create role " + NAME + "; end if; end $$");
            statement.execute("alter role " + NAME + " login nosuperuser nocreatedb nocreaterole noreplication"
                    + " nobypassrls password '" + own + "'");
        } catch (SQLException away) {
            throw new IllegalStateException("FinMe can't make its role in the embedded PostgreSQL.", away);
        }
        return new EmbeddedPostgresConfiguration.Connection(url, NAME, own);
    }
}
