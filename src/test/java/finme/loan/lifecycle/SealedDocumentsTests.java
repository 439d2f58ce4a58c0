package finme.loan.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.json.JsonMapper;
import finme.canonical.CanonicalApplication;
import finme.fdforge.SubjectKey;
import finme.fdforge.Vault;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class SealedDocumentsTests {
    private final Vault vault = mock(Vault.class);
    private final UUID borrower = UUID.randomUUID();
    private final SealedDocuments documents =
            new SealedDocuments(vault, JsonMapper.builder().findAndAddModules().build());

    SealedDocumentsTests() {
        when(vault.of(borrower)).thenReturn(mock(SubjectKey.class));
    }

    @Test
    void keepsManySmallOnesAtHand() {
        List<UUID> ids = seal(5_000, document(""));
        assertThat(atHand(ids)).isEqualTo(5_000);
    }

    @Test
    void keepsNoMoreThanSoManyBytesInMemory() {
        List<UUID> ids = seal(100, document("x".repeat(1_000_000)));
        Awaitility.await().until(() -> atHand(ids) <= 67);
        assertThat(atHand(ids)).isPositive();
    }

    private List<UUID> seal(int number, CanonicalApplication document) {
        List<UUID> ids = Stream.generate(UUID::randomUUID).limit(number).toList();
        ids.forEach(id -> documents.seal(borrower, id, document));
        return ids;
    }

    private long atHand(List<UUID> ids) {
        return ids.stream().filter(id -> documents.recent(id) != null).count();
    }

    private static CanonicalApplication document(String attribute) {
        return new CanonicalApplication(
                "cash",
                new CanonicalApplication.Amount(BigDecimal.TEN, "EUR"),
                12,
                null,
                new CanonicalApplication.Borrower("A", null, "B", LocalDate.EPOCH, null, null, null, null, null),
                null,
                null,
                List.of(),
                Map.of("a", attribute));
    }
}
