package finme.directory;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Table(schema = "fdforge", name = "directory")
class DirectoryRow {
    @Id
    private String code = "";

    @Version
    private int version;

    @JdbcTypeCode(SqlTypes.JSON)
    private String entries = "[]";

    protected DirectoryRow() {}

    String code() {
        return code;
    }

    int version() {
        return version;
    }

    String entries() {
        return entries;
    }
}
