package finme.partner;

import finme.partner.Partner.Auth;

/** Which fields each kind of authentication needs. */
final class AuthChecks {
    private AuthChecks() {}

    static void request(Auth auth, Findings found) {
        check("/request/auth", auth, found);
    }

    static void callback(Auth auth, Findings found) {
        if (auth.kind() == Auth.Kind.OAUTH2) {
            found.add("/callback/auth/kind", "not_available", "OAUTH2 is for requests; a callback may use BEARER.");
            return;
        }
        if (auth.kind() == Auth.Kind.MTLS) {
            found.add("/callback/auth/kind", "not_available", "MTLS is for requests; a callback may use HMAC.");
            return;
        }
        check("/callback/auth", auth, found);
    }

    private static void check(String at, Auth auth, Findings found) {
        switch (auth.kind()) {
            case NONE -> {}
            case BASIC -> {
                found.required(at + "/username", auth.username());
                found.required(at + "/password", auth.password());
            }
            case BEARER -> found.required(at + "/token", auth.token());
            case API_KEY -> {
                found.header(at + "/header", auth.header());
                found.required(at + "/value", auth.value());
            }
            case OAUTH2 -> {
                found.url(at + "/tokenUrl", auth.tokenUrl());
                found.required(at + "/clientId", auth.clientId());
                found.required(at + "/clientSecret", auth.clientSecret());
            }
            case HMAC -> hmac(at, auth, found);
            case MTLS -> certificate(at, auth, found);
        }
    }

    private static void certificate(String at, Auth auth, Findings found) {
        boolean there = found.required(at + "/certificate", auth.certificate());
        there &= found.required(at + "/privateKey", auth.privateKey());
        String fault = there ? auth.identity().fault() : null;
        if (fault != null) {
            found.add(at + "/certificate", "unusable_certificate", fault);
        }
    }

    private static void hmac(String at, Auth auth, Findings found) {
        found.header(at + "/header", auth.header());
        found.required(at + "/secret", auth.secret());
        auth.hmac().faults().forEach((field, sentence) -> found.add(at + '/' + field, "not_available", sentence));
    }
}
