package finme.process;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where Camunda Modeler's "Open in Cockpit" leads. */
@RestController
class ModelerController {
    private final String webapps;

    ModelerController(@Value("${finme.public-url}") String publicUrl) {
        this.webapps = publicUrl + "/camunda/app/";
    }

    @GetMapping("/.well-known/camunda-automation-platform/webapps")
    Webapps webapps() {
        return new Webapps(webapps + "admin/default/", webapps + "cockpit/default/", webapps + "tasklist/default/");
    }

    record Webapps(String adminUrl, String cockpitUrl, String tasklistUrl) {}
}
