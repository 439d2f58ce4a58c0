package finme.admin;

import org.springframework.core.io.ClassPathResource;

/** Whether a script that npm builds is there; without Node it is not, and a page says so. */
public final class WebBuild {
    private WebBuild() {}

    public static boolean isThere(String entry) {
        return new ClassPathResource("static/assets/web/" + entry + ".js").exists();
    }
}
