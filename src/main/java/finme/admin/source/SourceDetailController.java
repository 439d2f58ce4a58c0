package finme.admin.source;

import finme.kernel.Problem;
import finme.kernel.Slice;
import finme.source.KeptSamples;
import finme.source.SourceTraffic;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/admin/sources/{code}")
@Tag(name = "Sources")
class SourceDetailController {
    private final GuideDesk desk;
    private final SourceTraffic traffic;

    SourceDetailController(GuideDesk desk, SourceTraffic traffic) {
        this.desk = desk;
        this.traffic = traffic;
    }

    /** @param shape names and types of the last such payload */
    record Refusal(String code, String pointer, long count, Instant lastAt, List<SourceTraffic.Part> shape) {}

    record Link(String guideUrl) {}

    /** @param body as the source would send it */
    record Sample(String body, boolean invented, Instant at, String actor) {}

    record NewSample(String body, boolean invented) {}

    @GetMapping("/refusals")
    @Operation(
            summary = "Why applications of this source were refused in the last 14 days, by fault",
            description =
                    "The most frequent first. The shape tells names and types of the last such payload, never a"
                            + " value; names that may be values are \"*\". A wrong key counts as unauthorized. Some seconds behind.")
    Slice<Refusal> refusals(@PathVariable String code) {
        List<Refusal> items = traffic.refusals(desk.find(code).code()).stream()
                .map(each -> new Refusal(each.code(), each.pointer(), each.count(), each.lastAt(), each.shape()))
                .toList();
        return new Slice<>(items, null);
    }

    @GetMapping("/sample")
    @Operation(summary = "The kept sample, which the posting guide shows as long as it passes")
    Sample sample(@PathVariable String code) {
        KeptSamples.Sample kept = desk.sample(code).orElseThrow(() -> Problem.notFound("A kept sample"));
        return new Sample(kept.text(), true, kept.at(), kept.actor());
    }

    @PutMapping("/sample")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Keep a payload as the sample that the posting guide shows",
            description = "It has to be invented, and to pass.")
    void keep(@PathVariable String code, @RequestBody NewSample sample, Principal admin) {
        desk.keep(code, sample.body(), sample.invented(), admin.getName());
    }

    @DeleteMapping("/sample")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Drop the kept sample; the guide makes up its own")
    void drop(@PathVariable String code) {
        desk.drop(code);
    }

    @PostMapping("/guide")
    @Operation(summary = "Give the posting guide a new link; the old one leads nowhere")
    Link renew(@PathVariable String code, Principal admin) {
        return new Link(desk.renewLink(code, admin.getName()));
    }
}
