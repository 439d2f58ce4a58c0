package finme.platform.access;

import org.jspecify.annotations.Nullable;

/** Who tries a endpoint. In the profile {@code test} a password is the name. */
enum Visitor {
    ANONYMOUS(null, null),
    WRONG_PASSWORD("admin", "wrong"),
    AUDITOR("auditor", "auditor"),
    OPERATOR("operator", "operator"),
    OWNER("owner", "owner"),
    ADMIN("admin", "admin"),
    /** Carries a session of the cabinet, and nothing of the back office. */
    BORROWER(null, null),
    /** A user of a lender: signs in elsewhere than the house. */
    PARTNER("access-lender", "opensownpages42");

    final @Nullable String user;
    final @Nullable String password;

    Visitor(@Nullable String user, @Nullable String password) {
        this.user = user;
        this.password = password;
    }
}
