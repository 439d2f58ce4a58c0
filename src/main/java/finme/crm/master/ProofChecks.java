package finme.crm.master;

import finme.crm.Crm;
import finme.crm.Crm.Auth;
import finme.crm.master.CrmChecks.Found;

/** Which fields each kind of proof needs, and which kinds of CRM take it. */
final class ProofChecks {
    private ProofChecks() {}

    static void check(Crm crm, Found found) {
        Auth auth = crm.auth();
        if (crm.kind() == Crm.Kind.TRYTON && auth.kind() != Crm.Proof.BASIC) {
            found.add("/auth/kind", "invalid_value", "A Tryton server wants a user name and a password: BASIC.");
        }
        if (crm.kind() == Crm.Kind.ODATA && auth.kind() == Crm.Proof.HMAC) {
            found.add("/auth/kind", "invalid_value", "Signed calls are for services of the kind REST.");
        }
        switch (auth.kind()) {
            case NONE -> {}
            case BASIC -> {
                found.required("/auth/username", auth.username());
                found.required("/auth/password", auth.password());
            }
            case BEARER -> found.required("/auth/token", auth.token());
            case API_KEY -> {
                header(auth, found);
                found.required("/auth/value", auth.value());
            }
            case OAUTH2 -> {
                found.required("/auth/tokenUrl", auth.tokenUrl());
                found.required("/auth/clientId", auth.clientId());
                found.required("/auth/clientSecret", auth.clientSecret());
            }
            case HMAC -> hmac(auth, found);
            case MTLS -> certificate(auth, found);
        }
    }

    private static void header(Auth auth, Found found) {
        String header = auth.header();
        if (found.required("/auth/header", header)
                && header != null
                && !header.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+")) {
            found.add("/auth/header", "invalid_header", "This is not a header name.");
        }
    }

    private static void hmac(Auth auth, Found found) {
        header(auth, found);
        found.required("/auth/secret", auth.secret());
        auth.hmac().faults().forEach((field, sentence) -> found.add("/auth/" + field, "not_available", sentence));
    }

    private static void certificate(Auth auth, Found found) {
        boolean there = found.required("/auth/certificate", auth.certificate());
        there &= found.required("/auth/privateKey", auth.privateKey());
        String fault = there ? auth.identity().fault() : null;
        if (fault != null) {
            found.add("/auth/certificate", "unusable_certificate", fault);
        }
    }
}
