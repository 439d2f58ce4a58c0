package finme.crm.odata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import finme.crm.Crm;
import finme.crm.connector.CrmRecord;
import finme.crm.connector.CrmResult;
import finme.crm.connector.CrmTaken;
import finme.crm.http.CrmAddress;
import finme.crm.http.CrmFailures;
import finme.crm.http.CrmHttp;
import finme.delivery.States.Subject;
import finme.dispatch.testing.StubLender;
import finme.outbound.TestGuard;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A CRM and its token service may dribble for ever: the exchange ends all the same. */
class ODataDeadlineTests {
    private static final String TOKEN = "{\"access_token\": \"t\", \"expires_in\": 3600}";
    private static final String TYPES =
            "<Edmx Version=\"4.01\"><EntitySet Name=\"Applications\" EntityType=\"S.A\"/></Edmx>";
    private static final String TAKEN = "{\"responses\": [{\"id\": \"0\", \"status\": 204}]}";

    private final StubLender peer = new StubLender();

    @AfterEach
    void close() throws Exception {
        peer.close();
    }

    @Test
    void aDribblingCrmIsAway() throws Exception {
        peer.does(StubLender.answer(200, TOKEN), StubLender.answer(200, TYPES), StubLender.dribble());
        assertThat(upsert(Duration.ofMillis(1_500), 5)).isInstanceOf(CrmResult.Away.class);
        assertThat(peer.requests).hasSize(3);
    }

    @Test
    void aDribblingTokenServiceIsAway() throws Exception {
        peer.does(StubLender.dribble());
        assertThat(upsert(Duration.ofMillis(500), 3)).isInstanceOf(CrmResult.Away.class);
        assertThat(peer.requests).hasSize(1);
    }

    /** Nobody gets more than ten seconds, whatever the settings say. */
    @Test
    void aLongerDeadlineIsNoLonger() throws Exception {
        peer.does(StubLender.dribble());
        assertThat(upsert(Duration.ofMinutes(5), 11)).isInstanceOf(CrmResult.Away.class);
    }

    @Test
    void aTokenThatTheCrmNoLongerTakesIsFetchedAnew() throws Exception {
        peer.does(
                StubLender.answer(200, TOKEN),
                StubLender.answer(200, TYPES),
                StubLender.answer(401, ""),
                StubLender.answer(200, TOKEN),
                StubLender.answer(200, TAKEN));
        assertThat(upsert(Duration.ofSeconds(10), 15)).isEqualTo(new CrmResult.Said<>(CrmTaken.NOTHING));
        assertThat(peer.requests).hasSize(5);
    }

    private CrmResult<CrmTaken> upsert(Duration deadline, int seconds) throws Exception {
        CrmAddress address = new CrmAddress();
        ODataService service = new ODataService(new CrmHttp(TestGuard.open(), address, deadline), address);
        ObjectMapper json = new ObjectMapper();
        ODataConnector connector = new ODataConnector(
                service,
                new ODataBatch(service, new MultipartBatch(json), json),
                new ODataWrites(service, json),
                new ODataReads(service, json),
                new CrmFailures());
        Crm.Auth auth =
                new Crm.Auth(Crm.Proof.OAUTH2, null, null, null, null, null, peer.url(), "finme", "secret", null);
        Crm.Mapping mapping = new Crm.Mapping("Applications", "Id", null, "{}", null, null, null);
        Crm crm = new Crm(
                "x",
                "X",
                Crm.State.ACTIVE,
                Crm.Kind.ODATA,
                peer.url(),
                auth,
                10,
                null,
                null,
                null,
                null,
                new Crm.Records(null, mapping, null, null));
        Subject subject = new Subject("application", UUID.randomUUID().toString());
        return connector
                .upsert(crm, List.of(new CrmRecord(subject, mapping, Map.of("Status", "FUNDED"), Map.of())))
                .get(seconds, TimeUnit.SECONDS);
    }
}
