package finme.sandbox.crm;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.sandbox.crm.Entities.Entity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The same records for people: contacts can be changed, and the whole CRM can be away. */
@Controller
class CrmPageController {
    private static final int SHOWN = 200;
    private static final List<String> FIELDS = List.of("FirstName", "LastName", "MobilePhone", "Email", "City");

    private final Entities entities;
    private final Records records;
    private final Outage outage;
    private final ObjectMapper json;

    CrmPageController(Entities entities, Records records, Outage outage, ObjectMapper json) {
        this.entities = entities;
        this.records = records;
        this.outage = outage;
        this.json = json;
    }

    @GetMapping(path = "/sandbox/crm", produces = MediaType.TEXT_HTML_VALUE)
    String page(Model model) {
        model.addAttribute("total", entities.all("Applications").size());
        model.addAttribute("records", newest("Applications"));
        model.addAttribute("contacts", newest("Contacts"));
        model.addAttribute("away", outage.state().away());
        return "sandbox/crm";
    }

    private List<Entity> newest(String set) {
        List<Entity> all = entities.all(set);
        List<Entity> newest = new ArrayList<>(all.subList(Math.max(0, all.size() - SHOWN), all.size()));
        Collections.reverse(newest);
        return newest;
    }

    @GetMapping(path = "/sandbox/crm/contacts/{id}", produces = MediaType.TEXT_HTML_VALUE)
    String contact(@PathVariable("id") String id, Model model) {
        model.addAttribute("contact", records.read("Contacts", id));
        model.addAttribute("fields", FIELDS);
        return "sandbox/contact";
    }

    @PostMapping("/sandbox/crm/contacts/{id}")
    String change(@PathVariable("id") String id, @RequestParam Map<String, String> sent, RedirectAttributes flash) {
        ObjectNode given = json.createObjectNode();
        FIELDS.stream()
                .filter(sent::containsKey)
                .forEach(field -> given.put(field, sent.getOrDefault(field, "").strip()));
        records.write("Contacts", id, given, false, new Records.Condition("*", null));
        flash.addFlashAttribute("done", "Changed. FinMe finds it within seconds.");
        return "redirect:/sandbox/crm/contacts/{id}";
    }

    @PostMapping("/sandbox/crm/away")
    String away(@RequestParam("away") boolean away) {
        outage.set(new Outage.Wish(away, null, null, null, null));
        return "redirect:/sandbox/crm";
    }
}
