package finme.sandbox.crm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The same records for people. */
@Controller
class CrmPageController {
    private static final int SHOWN = 200;

    private final Entities entities;
    private final Outage outage;

    CrmPageController(Entities entities, Outage outage) {
        this.entities = entities;
        this.outage = outage;
    }

    @GetMapping(path = "/sandbox/crm", produces = MediaType.TEXT_HTML_VALUE)
    String page(Model model) {
        List<Entities.Entity> all = entities.all("Applications");
        model.addAttribute("total", all.size());
        List<Entities.Entity> newest = new ArrayList<>(all.subList(Math.max(0, all.size() - SHOWN), all.size()));
        Collections.reverse(newest);
        model.addAttribute("records", newest);
        model.addAttribute("away", outage.state().away());
        return "sandbox/crm";
    }
}
