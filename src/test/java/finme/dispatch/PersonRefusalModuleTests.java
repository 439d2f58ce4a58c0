package finme.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import finme.dispatch.PartnerPriorities.Mode;
import finme.dispatch.testing.StubLender;
import finme.dispatch.testing.TestPartners;
import finme.dispatch.testing.World;
import finme.kernel.Sha256;
import finme.loan.ApplicationStatus;
import finme.partner.SuppressionTokens;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every application of this world is the same person's, with tax id 9004171234. */
class PersonRefusalModuleTests {
    private final World world = World.get();
    private final DispatchLog log = world.bean(DispatchLog.class);
    private final String code = "personal-" + ThreadLocalRandom.current().nextInt(1_000_000);
    private final StubLender lender = new StubLender();

    PersonRefusalModuleTests() {
        lender.does(StubLender.answer(200, "{\"outcome\": \"DECLINED\"}"));
    }

    @AfterEach
    void close() throws Exception {
        lender.close();
        world.partners.clear();
    }

    @Test
    void aPartnerGetsAPersonOnceInItsDaysAlsoWhenAllComeAtOnce() {
        partner("'duplicates': {'days': 30}");
        List<CompletableFuture<UUID>> all = Stream.generate(() -> CompletableFuture.supplyAsync(world::apply))
                .limit(16)
                .toList();
        List<UUID> applications = all.stream().map(CompletableFuture::join).toList();
        awaitEnd(applications);
        assertThat(lender.requests).hasSize(1);
        assertThat(applications.stream().map(this::reason).filter("duplicate"::equals))
                .hasSize(15);
        UUID later = world.apply();
        assertThat(routed(later).verdict()).isEqualTo(RoutingExplanation.Verdict.RULED_OUT);
        assertThat(routed(later).reason().text()).contains("FM-TEST");
        world.jdbc.update("update fdforge.partner_person set at = now() - interval '31 days' where partner = ?", code);
        UUID after = world.apply();
        awaitEnd(List.of(after));
        assertThat(lender.requests).hasSize(2);
    }

    @Test
    void whoWasNeverSentIsNoDuplicate() {
        partner("'concurrency': 1, 'duplicates': {'days': 30}");
        lender.does(StubLender.hang());
        world.partners.put(TestPartners.read("x", lender.url(), "{}"));
        world.ranks(Mode.WATERFALL, code);
        UUID sent = world.apply();
        await().until(() -> lender.requests.size() == 1);
        world.withdraw(sent);
        world.jdbc.update("delete from fdforge.partner_person where partner = ?", code);
        UUID queued = world.apply();
        assertThat(known()).isEqualTo(1);
        world.withdraw(queued);
        assertThat(known()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9004171234", "900417/1234", "SHA", "sha"})
    void whoIsOnItsListIsNotSent(String entry) {
        String hash = Sha256.hex("9004171234");
        String given =
                entry.equals("SHA") ? hash.toUpperCase(java.util.Locale.ROOT) : entry.equals("sha") ? hash : entry;
        SuppressionTokens tokens = world.bean(SuppressionTokens.class);
        String kept = tokens.kept(given).orElseThrow();
        assertThat(kept).doesNotContain("9004171234").doesNotContainIgnoringCase(hash);
        assertThat(tokens.kept(kept)).as("what is kept is kept as it is").contains(kept);
        partner("'suppression': ['" + kept + "']");
        UUID application = world.apply();
        assertThat(reason(application)).isEqualTo("suppressed");
        partner("'suppression': ['" + tokens.kept("jan@example.test").orElseThrow() + "']");
        UUID other = world.apply();
        awaitEnd(List.of(other));
        assertThat(lender.requests).hasSize(1);
    }

    @Test
    void whatCantBeAnybodyIsNoEntry() {
        SuppressionTokens tokens = world.bean(SuppressionTokens.class);
        assertThat(Stream.of("", "nobody", "+420", "jan@", "finme:short").map(tokens::kept))
                .allMatch(java.util.Optional::isEmpty);
    }

    private int known() {
        return world.jdbc.queryForObject(
                "select count(*) from fdforge.partner_person where partner = ?", Integer.class, code);
    }

    private void partner(String settings) {
        world.partners.put(TestPartners.read(code, lender.url(), ("{" + settings + "}").replace('\'', '"')));
        world.ranks(Mode.WATERFALL, code);
    }

    private void awaitEnd(List<UUID> applications) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> applications.stream()
                        .map(each -> world.loan(each).status())
                        .noneMatch(status -> status == ApplicationStatus.WITH_PARTNERS));
    }

    private RoutingExplanation.PartnerVerdict routed(UUID application) {
        return log.routing(application).orElseThrow().partners().stream()
                .filter(each -> each.partner().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private String reason(UUID application) {
        return routed(application).reason().code();
    }
}
