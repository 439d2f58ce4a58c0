package finme.crm.odata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import finme.crm.odata.CrmProperties.Auth;
import finme.crm.odata.CrmProperties.Kind;
import finme.crm.odata.CrmRecords.CrmRecord;
import finme.dispatch.testing.StubLender;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The CRM and its token service may dribble for ever: the exchange ends all the same. */
class CrmDeadlineTests {
    private static final String TOKEN = "{\"access_token\": \"t\", \"expires_in\": 3600}";

    private final StubLender peer = new StubLender();

    @AfterEach
    void close() throws Exception {
        peer.close();
    }

    @Test
    void aDribblingCrmIsAway() throws Exception {
        peer.does(StubLender.answer(200, TOKEN), StubLender.dribble());
        assertThat(upsert(Duration.ofMillis(1_500), 3)).isInstanceOf(CrmAnswer.Away.class);
        assertThat(peer.requests).hasSize(2);
    }

    @Test
    void aDribblingTokenServiceIsAway() throws Exception {
        peer.does(StubLender.dribble());
        assertThat(upsert(Duration.ofMillis(500), 3)).isInstanceOf(CrmAnswer.Away.class);
        assertThat(peer.requests).hasSize(1);
    }

    /** Nobody gets more than ten seconds, whatever the settings say. */
    @Test
    void aLongerDeadlineIsNoLonger() throws Exception {
        peer.does(StubLender.dribble());
        assertThat(upsert(Duration.ofMinutes(5), 11)).isInstanceOf(CrmAnswer.Away.class);
    }

    @Test
    void aTokenThatTheCrmNoLongerTakesIsFetchedAnew() throws Exception {
        peer.does(
                StubLender.answer(200, TOKEN),
                StubLender.answer(401, ""),
                StubLender.answer(200, TOKEN),
                StubLender.answer(200, "{\"responses\": []}"));
        assertThat(upsert(Duration.ofSeconds(10), 15)).isInstanceOf(CrmAnswer.Heard.class);
        assertThat(peer.requests).hasSize(4);
    }

    private CrmAnswer upsert(Duration deadline, int seconds) throws Exception {
        Auth auth = new Auth(Kind.OAUTH2, "finme", "secret", peer.url(), null);
        CrmProperties properties = new CrmProperties(peer.url(), auth, deadline, 10, Duration.ofMinutes(1));
        ObjectMapper json = new ObjectMapper();
        CrmAddress address = new CrmAddress();
        CrmOData crm = new CrmOData(properties, address, new CrmHttp(properties, address), json);
        return crm.upsert(Map.of(UUID.randomUUID(), new CrmRecord(1, Map.of("Status", "FUNDED"))))
                .get(seconds, TimeUnit.SECONDS);
    }
}
