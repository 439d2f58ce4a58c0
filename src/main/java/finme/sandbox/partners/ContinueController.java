package finme.sandbox.partners;

import finme.sandbox.partners.answers.Behaviour;
import finme.sandbox.partners.answers.ContinueLinks;
import finme.sandbox.partners.answers.Lead;
import finme.sandbox.partners.answers.Options;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The lender's own page, where the borrower signs the contract or turns away. */
@Controller
class ContinueController {
    private final ContinueLinks links;
    private final Lenders lenders;

    ContinueController(ContinueLinks links, Lenders lenders) {
        this.links = links;
        this.lenders = lenders;
    }

    @GetMapping("/sandbox/partners/{behaviour}/continue")
    String page(@PathVariable("behaviour") String behaviour, @RequestParam("lead") String token, Model model) {
        return show(behaviour, token, "open", model);
    }

    @PostMapping("/sandbox/partners/{behaviour}/continue")
    @ResponseStatus(HttpStatus.OK)
    String decide(
            @PathVariable("behaviour") String behaviour,
            @RequestParam("lead") String token,
            @RequestParam(name = "decision", defaultValue = "sign") String decision,
            Model model) {
        ContinueLinks.Content content = links.open(token);
        boolean signed = decision.equals("sign");
        lenders.decided(Behaviour.at(behaviour), content.lead(), new Options(content.options()), signed);
        return show(behaviour, token, signed ? "signed" : "cancelled", model);
    }

    private String show(String behaviour, String token, String state, Model model) {
        Lead lead = links.open(token).lead();
        model.addAttribute("behaviour", Behaviour.at(behaviour).path());
        model.addAttribute("lead", lead);
        model.addAttribute("token", token);
        model.addAttribute("state", state);
        return "sandbox/continue";
    }
}
