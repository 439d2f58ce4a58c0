package finme.bench.measure;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** One database of the server all contenders share. Marks its own statements, so that they can be left out of counts. */
public record Database(String url, String user, String password) {
    /** How statements of the bench itself begin. */
    public static final String OURS = "/* bench */ ";

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    /** For the bench's own look-ups while others work: by index whatever a table's statistics say. */
    public Connection connectForLookUps() throws SQLException {
        Connection connection = connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute(OURS + "set enable_seqscan = off");
        }
        return connection;
    }

    /** A fresh one on the same server. */
    public Database sibling(String name) throws SQLException {
        execute("drop database if exists " + name + " with (force)");
        execute("create database " + name);
        return new Database(url.replaceFirst("/[^/?]*(\\?|$)", "/" + name + "$1"), user, password);
    }

    public String name() {
        return url.replaceFirst("^.*/([^/?]+).*$", "$1");
    }

    public void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(OURS + sql);
        }
    }

    public double number(String sql) throws SQLException {
        return row(sql).get(0);
    }

    /** The numbers of the first row. */
    public List<Double> row(String sql) throws SQLException {
        List<List<Double>> rows = rows(sql);
        return rows.isEmpty() ? List.of(Double.NaN) : rows.get(0);
    }

    public List<List<Double>> rows(String sql) throws SQLException {
        List<List<Double>> rows = new ArrayList<>();
        read(sql, result -> {
            List<Double> row = new ArrayList<>();
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                double value = result.getDouble(i);
                row.add(result.wasNull() ? Double.NaN : value);
            }
            rows.add(row);
        });
        return rows;
    }

    public List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        read(sql, result -> texts.add(result.getString(1)));
        return texts;
    }

    private interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    private void read(String sql, Reader reader) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(OURS + sql)) {
            while (result.next()) {
                reader.read(result);
            }
        }
    }
}
