package finme.bench.rows;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Statements that go to the server together, on one way there and back. */
final class Batch {
    private final StringBuilder sql = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    Batch add(String statement, Object... values) {
        sql.append(sql.isEmpty() ? "" : ";").append(statement);
        parameters.addAll(Arrays.asList(values));
        return this;
    }

    /** @return open: the caller reads its results and closes it */
    PreparedStatement run(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql.toString());
        for (int i = 0; i < parameters.size(); i++) {
            statement.setObject(i + 1, parameters.get(i));
        }
        statement.execute();
        return statement;
    }

    void send(Connection connection) throws SQLException {
        run(connection).close();
    }
}
