package finme.gateway.server.link;

import finme.edges.EdgeRegister;
import finme.gateway.EdgeLink.Report;
import finme.gateway.EdgeLink.Told;
import finme.gateway.EdgeName;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** {@link finme.gateway.EdgeLink} without a thread that waits. */
@RestController
@ConditionalOnProperty("finme.edge.port")
class EdgeLinkController {
    private final EdgeRegister edges;
    private final LinkAnswers answers;

    EdgeLinkController(EdgeRegister edges, LinkAnswers answers) {
        this.edges = edges;
        this.answers = answers;
    }

    @PostMapping("/edge/v1/link")
    DeferredResult<Told> ask(@RequestBody Report report) {
        EdgeName.ofCaller().ifPresent(name -> edges.seen(name, seen(report)));
        return answers.to(report);
    }

    private static EdgeRegister.Report seen(Report report) {
        return new EdgeRegister.Report(
                report.waiting(),
                report.oldestAt(),
                report.parked(),
                report.damaged(),
                report.bytes(),
                report.quota(),
                report.snapshot());
    }
}
