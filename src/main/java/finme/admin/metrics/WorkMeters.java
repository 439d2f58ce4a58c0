package finme.admin.metrics;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import finme.admin.desk.WorkKind;
import finme.admin.desk.WorkList;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** {@code finme.work.waiting}: how much waits for a person, by kind, up to 100; looked at when somebody asks, at most twice a minute. */
@Component
class WorkMeters {
    private static final Duration KEPT = Duration.ofSeconds(30);

    WorkMeters(WorkList work, MeterRegistry meters) {
        LoadingCache<String, Map<WorkKind, Long>> last =
                Caffeine.newBuilder().expireAfterWrite(KEPT).build(any -> work.counts());
        for (WorkKind kind : WorkKind.values()) {
            Gauge.builder("finme.work.waiting", () -> last.get("").getOrDefault(kind, 0L))
                    .tag("kind", kind.name().toLowerCase(Locale.ROOT))
                    .register(meters);
        }
    }
}
