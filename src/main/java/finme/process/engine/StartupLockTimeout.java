package finme.process.engine;

import java.sql.SQLException;
import java.sql.Statement;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;

/** Nodes that start together wait for each other's tables, which may take longer than a request waits for a lock. */
final class StartupLockTimeout implements CommandExecutor {
    private final CommandExecutor executor;

    StartupLockTimeout(CommandExecutor executor) {
        this.executor = executor;
    }

    @Override
    public <T> T execute(Command<T> command) {
        return executor.execute(context -> {
            waitLonger(context);
            return command.execute(context);
        });
    }

    private static void waitLonger(CommandContext context) {
        try (Statement statement =
                context.getDbSqlSession().getSqlSession().getConnection().createStatement()) {
            statement.execute("set local lock_timeout = '60s'");
        } catch (SQLException away) {
            throw new IllegalStateException("FinMe can't reach its database.", away);
        }
    }
}
