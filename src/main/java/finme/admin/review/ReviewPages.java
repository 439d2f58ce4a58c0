package finme.admin.review;

import finme.admin.Page;
import finme.dispatch.OfferReviews;
import finme.kernel.Fault;
import finme.kernel.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form on the application's page. What was typed comes back when it can't be taken. */
@Page
public class ReviewPages {
    private static final Pattern MEMBER = Pattern.compile("offers/(\\d{1,2})/(\\w+)");

    private final Settlements settlements;

    ReviewPages(Settlements settlements) {
        this.settlements = settlements;
    }

    @PostMapping("/admin/applications/{id}/reviews/{dispatch}")
    @PreAuthorize("hasAnyRole('ADMIN', 'OPERATOR')")
    public String settle(
            @PathVariable UUID id,
            @PathVariable UUID dispatch,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request,
            RedirectAttributes flash) {
        try {
            settlements.settle(id, dispatch, settlement(sent), request);
            flash.addFlashAttribute("done", "The answer is settled.");
        } catch (Problem problem) {
            flash.addFlashAttribute("refused", sentence(problem));
            flash.addFlashAttribute("typed", Map.of(dispatch.toString(), offers(sent)));
        }
        return "redirect:/admin/applications/{id}";
    }

    private static Settlement settlement(Map<String, String> sent) {
        List<Map<String, Object>> offers = offers(sent).stream()
                .map(offer -> (Map<String, Object>) new LinkedHashMap<String, Object>(offer))
                .toList();
        return new Settlement(sent.get("decision"), sent.get("reason"), offers);
    }

    /** A blank member says nothing, and an offer of blanks is none. */
    private static List<Map<String, String>> offers(Map<String, String> sent) {
        Map<Integer, Map<String, String>> offers = new TreeMap<>();
        sent.forEach((name, value) -> {
            Matcher member = MEMBER.matcher(name);
            if (member.matches() && OfferReviews.MEMBERS.contains(member.group(2)) && !value.isBlank()) {
                offers.computeIfAbsent(Integer.valueOf(member.group(1)), none -> new LinkedHashMap<>())
                        .put(member.group(2), value);
            }
        });
        return List.copyOf(offers.values());
    }

    private static String sentence(Problem problem) {
        return problem.errors().isEmpty()
                ? problem.detail()
                : problem.errors().stream().map(ReviewPages::sentence).collect(Collectors.joining(" "));
    }

    private static String sentence(Fault fault) {
        return ReviewLabels.of(fault.pointer()) + ": " + fault.message();
    }
}
