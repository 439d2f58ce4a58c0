package finme.apply.form;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import finme.form.Form;
import finme.form.FormField;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Fields that pages did not take: as many a minute as people may meet, of what the form asks now. */
@Component
class Refusals {
    /** Of one form at one node. */
    static final int MOST_A_MINUTE = 600;

    private static final int KEPT = 200;

    private final FormCounts counts;
    private final Map<String, Bucket> minutes = new ConcurrentHashMap<>();
    private final Cache<Version, Set<String>> names =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    Refusals(FormCounts counts) {
        this.counts = counts;
    }

    private record Version(String form, int number) {}

    boolean isField(Form form, String name) {
        return Objects.requireNonNull(names.get(
                        new Version(form.key(), ShownForms.number(form)),
                        version -> form.read().fields().stream()
                                .map(FormField::name)
                                .collect(Collectors.toUnmodifiableSet())))
                .contains(name);
    }

    /** What is more than a minute's share is dropped: it would only make the numbers worse. */
    void count(Form form, String field, String code) {
        if (minutes.computeIfAbsent(form.key(), key -> minute()).tryConsume(1)) {
            counts.refused(form, field, code);
        }
    }

    private static Bucket minute() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(MOST_A_MINUTE).refillGreedy(MOST_A_MINUTE, Duration.ofMinutes(1)))
                .build();
    }
}
