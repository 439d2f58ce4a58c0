package finme.platform.security;

/** What a person may do (CONTRACT section 1). */
enum Role {
    ADMIN,
    OWNER,
    OPERATOR,
    AUDITOR;

    static final String[] ALL = {"ADMIN", "OWNER", "OPERATOR", "AUDITOR"};
}
