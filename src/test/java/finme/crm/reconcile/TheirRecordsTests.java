package finme.crm.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import finme.crm.RecordKind;
import finme.crm.reconcile.TheirRecords.Spot;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TheirRecordsTests {
    @ParameterizedTest
    @CsvSource({
        "0,0,200",
        "400,0,200",
        "0,1,50",
        "0,2,12",
        "0,4,1",
        "0,99,1",
        "6,0,6",
        "6,1,1",
        "201,0,67",
        "211,0,1",
        "450,1,30"
    })
    void whatIsSkippedIsWholePages(int skip, int failures, int size) {
        assertThat(new Spot(RecordKind.BORROWER, Instant.EPOCH, skip, 0, 0).size(failures))
                .isEqualTo(size);
    }

    @Test
    void goesOnWhereItStopped() {
        Spot spot = new Spot(RecordKind.APPLICATION, Instant.parse("2026-03-02T10:00:00.123456Z"), 7, 2, 1);
        assertThat(TheirRecords.at(spot.place())).isEqualTo(spot);
        assertThat(TheirRecords.at("T:borrower 1970-01-01T00:00:00Z 5"))
                .as("as it was written before")
                .isEqualTo(new Spot(RecordKind.BORROWER, Instant.EPOCH, 0, 0, 0));
        assertThat(TheirRecords.at(null)).isNull();
    }
}
