package finme.loan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import finme.loan.PastApplications.Batch;
import finme.loan.PastApplications.Past;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PastApplicationsTests {
    private final List<Integer> sizes = new ArrayList<>();

    /** Batches are 500 and never more than what is left; one that comes back smaller is not the end. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // there are | limit | read | in batches of
                "0           | 10    | 0    | 10",
                "10          | 10    | 10   | 10",
                "10          | 3     | 3    | 3",
                "1200        | 5000  | 1200 | 500, 500, 500",
                "1200        | 600   | 600  | 500, 100",
                "500         | 500   | 500  | 500",
            })
    void eachIsReadOnce(int there, int limit, int read, String batches) {
        List<Past> all = IntStream.range(0, there)
                .mapToObj(number -> new Past(mock(LoanApplication.class), mock(ApplicationFacts.class)))
                .toList();
        List<Past> heard = new ArrayList<>();
        past(all).each(Instant.EPOCH, Instant.MAX, limit, heard::add);
        assertThat(heard).isEqualTo(all.subList(0, read));
        assertThat(sizes).hasToString('[' + batches + ']');
    }

    private PastApplications past(List<Past> all) {
        return new PastApplications() {
            @Override
            public Batch read(Instant from, Instant to, @Nullable UUID after, int size) {
                sizes.add(size);
                int begin = after == null ? 0 : (int) after.getLeastSignificantBits();
                int end = Math.min(begin + size, all.size());
                return new Batch(all.subList(begin, end), end < all.size() ? new UUID(0, end) : null);
            }

            @Override
            public @Nullable UUID before(Instant from, Instant to, int newest) {
                return null;
            }
        };
    }
}
