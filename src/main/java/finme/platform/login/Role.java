package finme.platform.login;

/** What a person may do. */
public enum Role {
    ADMIN,
    OWNER,
    OPERATOR,
    AUDITOR;

    public static final String[] ALL = {"ADMIN", "OWNER", "OPERATOR", "AUDITOR"};
}
