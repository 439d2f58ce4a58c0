package finme.source;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "fdforge", name = "source")
class SourceRow {
    @Id
    private String code = "";

    /** A wrapper, so that Spring Data knows a row with a code of its own as new. */
    @Version
    private @Nullable Integer version;

    @Column(name = "key_hash")
    private String keyHash = "";

    @Column(name = "callback_secret")
    private byte @Nullable [] callbackSecret;

    @JdbcTypeCode(SqlTypes.JSON)
    private String definition = "{}";

    protected SourceRow() {}

    SourceRow(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    /** Counts from 1; Hibernate's own counts from 0. */
    int version() {
        return version == null ? 0 : version + 1;
    }

    String keyHash() {
        return keyHash;
    }

    void keyHash(String keyHash) {
        this.keyHash = keyHash;
    }

    byte @Nullable [] callbackSecret() {
        return callbackSecret;
    }

    void callbackSecret(byte @Nullable [] callbackSecret) {
        this.callbackSecret = callbackSecret;
    }

    String definition() {
        return definition;
    }

    void definition(String definition) {
        this.definition = definition;
    }
}
