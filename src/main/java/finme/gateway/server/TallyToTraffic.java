package finme.gateway.server;

import finme.gateway.IntakeTally;
import finme.source.SourceTraffic;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TallyToTraffic implements IntakeTally {
    private final SourceTraffic traffic;

    TallyToTraffic(SourceTraffic traffic) {
        this.traffic = traffic;
    }

    @Override
    public void add(Report report) {
        traffic.add(
                report.id(),
                report.answered().stream()
                        .map(each -> new SourceTraffic.Count(each.source(), each.day(), each.what(), each.count()))
                        .toList(),
                report.refused().stream().map(TallyToTraffic::refusal).toList(),
                report.keys().stream()
                        .map(each -> new SourceTraffic.KeyUse(each.source(), each.keyHash(), each.lastAt()))
                        .toList());
    }

    private static SourceTraffic.Refusal refusal(Refused refused) {
        return new SourceTraffic.Refusal(
                refused.source(),
                refused.day(),
                refused.code(),
                refused.pointer(),
                refused.count(),
                refused.lastAt(),
                refused.shape().stream()
                        .map(part -> new SourceTraffic.Part(part.path(), part.type()))
                        .toList());
    }
}
