package finme.mapping;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of a table written as CSV, read one after the other: never more of it in memory than a row. */
public interface CsvRows extends Closeable {
    /** The columns' names, each once. */
    List<String> header();

    /**
     * Rows of nothing but blanks are passed over.
     *
     * @return null behind the last one
     * @throws MalformedPayload when the rest can't be told apart any more: a quote left open, not text in its encoding
     * @throws IOException as the body's stream throws it
     */
    @Nullable
    Row next() throws MalformedPayload, IOException;

    /**
     * @param line where it begins, as an editor counts lines; the first is 1
     * @param cells by column, as they are written; empty when there is a fault
     * @param fault a sentence why this is no row of the table; null when it is one
     */
    record Row(
            long line, Map<String, Object> cells, @Nullable String fault) {
        @Override
        public String toString() {
            return "Row[" + line + ']';
        }
    }
}
