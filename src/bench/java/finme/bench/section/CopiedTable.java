package finme.bench.section;

import finme.bench.measure.Database;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The rows that the template cases left in one table.
 *
 * @param name with its schema
 * @param template where those rows were put aside
 */
record CopiedTable(String name, String template, List<Column> columns, long rows) {
    /** Columns of one table, and whether each is unique by itself, or part of a unique index. */
    private static final String COLUMNS = """
            select c.column_name || ':' || c.data_type
              || ':' || exists (select from pg_index i join pg_attribute a on a.attrelid = i.indrelid
                  where i.indrelid = '%1$s'::regclass and i.indisunique and a.attnum = any (i.indkey)
                    and a.attname = c.column_name and i.indnkeyatts = 1)
              || ':' || exists (select from pg_index i join pg_attribute a on a.attrelid = i.indrelid
                  where i.indrelid = '%1$s'::regclass and i.indisunique and a.attnum = any (i.indkey)
                    and a.attname = c.column_name)
            from information_schema.columns c
            where c.table_schema || '.' || c.table_name = '%1$s' and c.is_identity = 'NO' and c.is_generated = 'NEVER'
            order by c.ordinal_position""";

    /** @param alone unique by itself */
    private record Column(String name, String type, boolean alone, boolean unique) {
        static Column of(String line) {
            String[] part = line.split(":");
            return new Column(part[0], part[1], part[2].equals("true"), part[3].equals("true"));
        }

        /** Fresh for a fresh row, whoever refers to it. */
        boolean isRowId() {
            return name.equals("id_") || (alone && type.equals("uuid"));
        }

        boolean mayBeId() {
            return type.equals("uuid") || type.equals("text") || type.equals("character varying");
        }
    }

    static List<String> names(Database database) throws SQLException {
        return database.texts("""
                select schemaname || '.' || tablename from pg_tables
                where schemaname = 'fdforge' or schemaname = 'engine' and tablename like 'act_hi_%' order by 1""");
    }

    static CopiedTable of(Database database, String name) throws SQLException {
        List<Column> columns =
                database.texts(COLUMNS.formatted(name)).stream().map(Column::of).toList();
        String template = "bench." + name.replace('.', '_');
        String ids = columns.stream()
                .filter(Column::mayBeId)
                .map(column -> "t." + column.name() + "::text")
                .collect(Collectors.joining(", "));
        String where = ids.isEmpty() ? "false" : "exists (select from bench.olds where old in (" + ids + "))";
        database.execute("create table " + template + " as select t.* from " + name + " t where " + where);
        for (Column column : columns) {
            if (column.isRowId()) {
                database.execute("insert into bench.olds select " + column.name() + "::text from " + template
                        + " on conflict do nothing");
            }
        }
        return new CopiedTable(name, template, columns, (long) database.number("select count(*) from " + template));
    }

    /** Ids get their new ones, what else must be unique gets a value of the same length, the rest stays. */
    String insert(Database database) throws SQLException {
        StringBuilder joins = new StringBuilder();
        String[] values = new String[columns.size()];
        for (int i = 0; i < values.length; i++) {
            Column column = columns.get(i);
            values[i] = "t." + column.name();
            if (column.mayBeId() && isId(database, column)) {
                joins.append(" left join bench.ids i%1$d on i%1$d.old = t.%2$s::text".formatted(i, column.name()));
                values[i] = "coalesce(i%d.new::%s, t.%s)".formatted(i, column.type(), column.name());
            } else if (column.unique() && column.type().equals("bytea")) {
                values[i] = "decode(md5(gen_random_uuid()::text), 'hex')";
            } else if (column.alone() && column.mayBeId()) {
                values[i] =
                        "left(translate(encode(decode(md5(gen_random_uuid()::text), 'hex'), 'base64'), '+/=', 'abc'),"
                                + " length(t." + column.name() + "))";
            }
        }
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        return "insert into " + name + " (" + names + ") select "
                + IntStream.range(0, values.length).mapToObj(i -> values[i]).collect(Collectors.joining(", "))
                + " from "
                + template + " t" + joins;
    }

    private boolean isId(Database database, Column column) throws SQLException {
        return database.number("select count(*) from (select from " + template + " t join bench.olds o on o.old = t."
                        + column.name() + "::text limit 1) as found")
                > 0;
    }
}
