package finme.partner;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A partner as it is kept: its definition with masked secrets, and the secrets sealed beside it. */
@Entity
@Table(name = "partner", schema = "fdforge")
class PartnerRow {
    @Id
    private String code = "";

    private String name = "";
    private String state = "";

    @JdbcTypeCode(SqlTypes.JSON)
    private String definition = "{}";

    private byte[] secrets = {};

    @Version
    private @Nullable Integer version;

    @Column(name = "updated_at")
    private Instant updatedAt = Instant.EPOCH;

    protected PartnerRow() {}

    PartnerRow(String code) {
        this.code = code;
    }

    void replace(Partner partner, String json, byte[] sealed) {
        name = partner.name();
        state = partner.state().name();
        definition = json;
        secrets = sealed;
        updatedAt = Instant.now();
    }

    String code() {
        return code;
    }

    String state() {
        return state;
    }

    String definition() {
        return definition;
    }

    byte[] secrets() {
        return secrets;
    }

    /** Grows with every change, 1 first. JPA counts from 0. */
    int version() {
        return version == null ? 1 : version + 1;
    }
}
