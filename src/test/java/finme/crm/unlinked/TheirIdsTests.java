package finme.crm.unlinked;

import static org.assertj.core.api.Assertions.assertThat;

import finme.crm.connector.CrmChangedPage.Item;
import finme.fdforge.BlindIndex;
import finme.fdforge.keys.Keyset;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TheirIdsTests {
    @TempDir
    private Path directory;

    private TheirIds ids;

    @BeforeEach
    void open() {
        Path file = directory.resolve("finme.keyset");
        Keyset.generate(file);
        ids = new TheirIds(new BlindIndex(Keyset.read(file)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "17",
                "0190a1b2-0000-7000-8000-0000000000ff",
                "0035g00000AbCdE",
                "0035g00000AbCdEAAV",
                "507f1f77bcf86cd799439011"
            })
    void whatIsAnIdIsKept(String id) {
        assertThat(of(id, "")).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"777123456", "novak", "jan.novak", "850101/1234", "jannovakjannova", "+420777123456"})
    void whatMaySayWhoItIsIsNot(String id) {
        assertThat(of(id, ""))
                .matches("#[0-9a-f]{32}")
                .isEqualTo(of(id, "other"))
                .isNotEqualTo(of(id + "x", ""));
        assertThat(of(null, id)).as("what was typed in").isEqualTo(of(id, ""));
    }

    @Test
    void oneWithoutAnyHasNone() {
        assertThat(of(null, " ")).isEmpty();
        assertThat(of(null, "null")).isEmpty();
    }

    private String of(@Nullable String id, String key) {
        return ids.of(new Item(key, id, null, null));
    }
}
