package finme.admin.form.page;

import org.springframework.core.io.ClassPathResource;

/** Whether a script that npm builds is there; without Node it is not, and a page says so. */
final class WebBuild {
    private WebBuild() {}

    static boolean isThere(String entry) {
        return new ClassPathResource("static/assets/web/" + entry + ".js").exists();
    }
}
