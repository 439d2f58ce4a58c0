package finme.catalogue;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One thing as it stands: what may be shown of it as JSON, its secrets sealed beside it. */
@Entity
@Table(schema = "fdforge", name = "catalogue")
class CatalogueRow {
    @EmbeddedId
    private Key key = new Key("", "");

    private int version;

    @JdbcTypeCode(SqlTypes.JSON)
    private String definition = "{}";

    private byte @Nullable [] secrets;

    private boolean removed;

    protected CatalogueRow() {}

    CatalogueRow(String kind, String code) {
        this.key = new Key(kind, code);
    }

    @Embeddable
    record Key(String kind, String code) implements Serializable {}

    /** One version further. */
    void replace(String json, byte @Nullable [] sealed) {
        version++;
        definition = json;
        secrets = sealed;
        removed = false;
    }

    /** One version further, without what it kept secret. */
    void remove() {
        version++;
        secrets = null;
        removed = true;
    }

    boolean isRemoved() {
        return removed;
    }

    /** It never was, or is not there any more. */
    boolean isAbsent() {
        return version == 0 || removed;
    }

    Key key() {
        return key;
    }

    int version() {
        return version;
    }

    String definition() {
        return definition;
    }

    byte @Nullable [] secrets() {
        return secrets;
    }
}
