package finme.platform.security;

/** What a browser may load on our pages: only what we serve, no inline script. */
public final class BrowserPolicy {
    public static final String PAGES = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            + "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** Swagger's own pages set styles on elements. */
    public static final String API_PAGES = PAGES.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");

    private BrowserPolicy() {}
}
