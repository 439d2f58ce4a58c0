package finme.insight.search;

import finme.insight.CaseOrder;
import finme.kernel.Cursor;
import finme.kernel.Problem;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** Where in an order an application stands; as text it is a cursor. @param key what the order goes by */
record Place(String key, UUID application) {
    private static final int LONGEST = 120;

    static Place of(ResultSet row, CaseOrder order) throws SQLException {
        String key = order.isByAmount()
                ? row.getBigDecimal(2).toPlainString()
                : row.getObject(2, OffsetDateTime.class).toInstant().toString();
        return new Place(key, row.getObject(1, UUID.class));
    }

    /** @throws Problem 422 for what this order has not given */
    static Place read(String cursor, CaseOrder order) {
        int at = cursor.lastIndexOf('_');
        try {
            if (at > 0 && cursor.length() <= LONGEST) {
                Place place = new Place(cursor.substring(0, at), UUID.fromString(cursor.substring(at + 1)));
                place.value(order);
                return place;
            }
        } catch (IllegalArgumentException | DateTimeException foreign) {
            // told below, with what has no such form at all
        }
        throw Cursor.foreign();
    }

    Object value(CaseOrder order) {
        return order.isByAmount() ? new BigDecimal(key) : Instant.parse(key).atOffset(ZoneOffset.UTC);
    }

    String text() {
        return key + '_' + application;
    }
}
