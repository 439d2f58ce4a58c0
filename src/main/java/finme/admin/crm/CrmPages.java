package finme.admin.crm;

import finme.admin.Page;
import finme.catalogue.Catalogue;
import finme.crm.Crm;
import finme.crm.CrmLoads;
import finme.crm.CrmReconciliations;
import finme.crm.RecordKind;
import finme.delivery.States;
import finme.kernel.Problem;
import java.security.Principal;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people do about one CRM's records. */
@Page
public class CrmPages {
    private final Catalogue<Crm> crms;
    private final States states;
    private final CrmLoads loads;
    private final CrmReconciliations reconciliations;

    CrmPages(Catalogue<Crm> crms, States states, CrmLoads loads, CrmReconciliations reconciliations) {
        this.reconciliations = reconciliations;
        this.loads = loads;
        this.crms = crms;
        this.states = states;
    }

    @PostMapping("/admin/crm/{code}/load")
    @PreAuthorize("hasAnyRole('ADMIN', 'OPERATOR')")
    public String load(@PathVariable String code, Principal user, RedirectAttributes flash) {
        return steer(() -> loads.start(code, user.getName()), "It is being told everything that is there.", flash);
    }

    /** @param act what is to become of it */
    @PostMapping("/admin/crm/{code}/loads/{id}")
    @PreAuthorize("hasAnyRole('ADMIN', 'OPERATOR')")
    public String steerLoad(
            @PathVariable String code,
            @PathVariable UUID id,
            @RequestParam Act act,
            Principal user,
            RedirectAttributes flash) {
        String actor = user.getName();
        return switch (act) {
            case PAUSE -> steer(() -> loads.pause(code, id, actor), "Stopped for now.", flash);
            case RESUME -> steer(() -> loads.resume(code, id, actor), "It goes on.", flash);
            case CANCEL -> steer(() -> loads.cancel(code, id, actor), "Ended.", flash);
        };
    }

    @PostMapping("/admin/crm/{code}/reconcile")
    @PreAuthorize("hasAnyRole('ADMIN', 'OPERATOR')")
    public String reconcile(@PathVariable String code, Principal user, RedirectAttributes flash) {
        return steer(() -> reconciliations.start(code, user.getName()), "Everything it has is being compared.", flash);
    }

    /** @param act what is to become of it */
    @PostMapping("/admin/crm/{code}/reconciliations/{id}")
    @PreAuthorize("hasAnyRole('ADMIN', 'OPERATOR')")
    public String steerReconciliation(
            @PathVariable String code,
            @PathVariable UUID id,
            @RequestParam Act act,
            Principal user,
            RedirectAttributes flash) {
        String actor = user.getName();
        return switch (act) {
            case PAUSE -> steer(() -> reconciliations.pause(code, id, actor), "Stopped for now.", flash);
            case RESUME -> steer(() -> reconciliations.resume(code, id, actor), "It goes on.", flash);
            case CANCEL -> steer(() -> reconciliations.cancel(code, id, actor), "Ended.", flash);
        };
    }

    /** What people do about a walk. */
    public enum Act {
        PAUSE,
        RESUME,
        CANCEL
    }

    private static String steer(Runnable act, String done, RedirectAttributes flash) {
        try {
            act.run();
            flash.addFlashAttribute("done", done);
        } catch (Problem refused) {
            flash.addFlashAttribute("refused", refused.detail());
        }
        return "redirect:/admin/crm/{code}";
    }

    /** @param record its kind @param key its id or code */
    @PostMapping("/admin/crm/{code}/tell")
    @PreAuthorize("hasAnyRole('ADMIN', 'OPERATOR')")
    public String tell(
            @PathVariable String code,
            @RequestParam String record,
            @RequestParam String key,
            Principal user,
            RedirectAttributes flash) {
        return steer(
                () -> reconciliations.tell(
                        code,
                        RecordKind.of(record).orElseThrow(() -> Problem.notFound("This kind of record")),
                        key.strip(),
                        user.getName()),
                "It is being told this record again.",
                flash);
    }

    @PostMapping("/admin/crm/{code}/again")
    @PreAuthorize("hasAnyRole('ADMIN', 'OPERATOR')")
    public String again(@PathVariable String code, RedirectAttributes flash) {
        Crm crm =
                crms.find(code).orElseThrow(() -> Problem.notFound("This CRM")).value();
        states.tryAgain(crm.receiver());
        states.tryAgain(Crm.READ + code);
        flash.addFlashAttribute("done", "What waits is told and read again now.");
        return "redirect:/admin/crm/{code}";
    }
}
