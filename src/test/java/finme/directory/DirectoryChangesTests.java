package finme.directory;

import static org.assertj.core.api.Assertions.assertThat;

import finme.directory.Directory.Entry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DirectoryChangesTests {
    private static final Entry CAR = new Entry("CAR", Map.of("en", "Car"), null, true, 1);
    private static final Entry TRAVEL = new Entry("TRAVEL", Map.of("en", "Travel"), null, true, 2);

    @Test
    void namesWhatIsNewDifferentOrGone() {
        Entry retired = new Entry("CAR", Map.of("en", "Car"), null, false, 1);
        Entry bike = new Entry("BIKE", Map.of("en", "Bike"), null, null, 3);
        assertThat(DirectoryChanges.codes(of(retired, bike), of(CAR, TRAVEL))).containsExactly("BIKE", "CAR", "TRAVEL");
    }

    @Test
    void namesNothingThatStayed() {
        Entry written = new Entry("CAR", Map.of("en", "Car"), null, null, 1);
        assertThat(DirectoryChanges.codes(of(TRAVEL, written), of(CAR, TRAVEL))).isEmpty();
    }

    @Test
    void ofANewOneAll() {
        assertThat(DirectoryChanges.codes(of(CAR, TRAVEL), null)).containsExactly("CAR", "TRAVEL");
    }

    private static Directory of(Entry... entries) {
        return new Directory("purposes", null, List.of(entries));
    }
}
