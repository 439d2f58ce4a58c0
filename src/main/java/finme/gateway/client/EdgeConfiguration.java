package finme.gateway.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import finme.gateway.BatchIntake;
import finme.gateway.BegunForms;
import finme.gateway.BorrowerCases;
import finme.gateway.BorrowerDesk;
import finme.gateway.CabinetAccess;
import finme.gateway.CabinetData;
import finme.gateway.CabinetPasskeys;
import finme.gateway.CaseDocuments;
import finme.gateway.Completions;
import finme.gateway.CrmChanges;
import finme.gateway.FormTally;
import finme.gateway.Guides;
import finme.gateway.IntakeTally;
import finme.gateway.PartnerCallbacks;
import finme.gateway.WireContract;
import finme.gateway.sealing.Envelopes;
import finme.gateway.sealing.SealedBegunForms;
import finme.gateway.sealing.Sealer;
import finme.gateway.sealing.Sealing;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/**
 * An edge on its own: each interface of the gateway is a call to core, but for what the spool and the snapshot answer. A new
 * one needs a line here. Which of the two ways to core it takes, its parameter's name says.
 */
@Configuration(proxyBeanMethods = false)
@Profile("edge & !core")
@EnableConfigurationProperties(EdgeSettings.class)
class EdgeConfiguration {
    @Bean
    Sealer sealer(EdgeSettings settings) {
        return Sealing.sealer(Path.of(settings.sealing().key()));
    }

    @Bean
    Envelopes envelopes(ObjectMapper json) {
        return new Envelopes(json);
    }

    @Bean
    WireClient wireClient(SslBundles bundles) {
        SslBundle own = bundles.getBundle(WireContract.BUNDLE);
        WireClient client = new WireClient(own);
        bundles.addBundleUpdateHandler(WireContract.BUNDLE, client::change);
        return client;
    }

    @Bean
    CoreLink coreLink(
            EdgeSettings settings, WireClient client, @Value("${server.tomcat.threads.max:200}") int threads) {
        EdgeSettings.Core core = settings.core();
        return new CoreLink(client, core.patience(), HeldThreads.of(core.atOnce(), threads), core.awaited());
    }

    /** For what is done while somebody waits for an answer. */
    @Bean
    HttpServiceProxyFactory core(EdgeSettings settings, CoreLink coreLink, Sealer sealer, ObjectMapper json) {
        return factory(new CoreCalls(settings.core().url(), coreLink, sealer, json));
    }

    /** For what the edge does by itself. */
    @Bean
    HttpServiceProxyFactory ownCore(EdgeSettings settings, CoreLink coreLink, Sealer sealer, ObjectMapper json) {
        return factory(new CoreCalls(settings.core().url(), coreLink.ofItsOwn(), sealer, json));
    }

    private static HttpServiceProxyFactory factory(CoreCalls calls) {
        return HttpServiceProxyFactory.builderFor(calls).build();
    }

    @Bean
    WireContract wireContract(HttpServiceProxyFactory ownCore) {
        return ownCore.createClient(WireContract.class);
    }

    @Bean
    PartnerCallbacks partnerCallbacks(HttpServiceProxyFactory core) {
        return new CallbacksInCore(core.createClient(PartnerCallbacks.class));
    }

    @Bean
    CrmChanges crmChanges(HttpServiceProxyFactory core) {
        return new CrmChangesInCore(core.createClient(CrmChanges.class));
    }

    @Bean
    BorrowerDesk borrowerDesk(HttpServiceProxyFactory core) {
        return core.createClient(BorrowerDesk.class);
    }

    @Bean
    CabinetAccess cabinetAccess(HttpServiceProxyFactory core) {
        return core.createClient(CabinetAccess.class);
    }

    @Bean
    CabinetData cabinetData(HttpServiceProxyFactory core) {
        return core.createClient(CabinetData.class);
    }

    @Bean
    CabinetPasskeys cabinetPasskeys(HttpServiceProxyFactory core) {
        return core.createClient(CabinetPasskeys.class);
    }

    @Bean
    Completions completions(HttpServiceProxyFactory core) {
        return core.createClient(Completions.class);
    }

    @Bean
    BorrowerCases borrowerCases(HttpServiceProxyFactory core) {
        return core.createClient(BorrowerCases.class);
    }

    @Bean
    CaseDocuments caseDocuments(HttpServiceProxyFactory core) {
        return core.createClient(CaseDocuments.class);
    }

    @Bean
    Guides guides(HttpServiceProxyFactory core) {
        return core.createClient(Guides.class);
    }

    @Bean
    IntakeTally intakeTally(HttpServiceProxyFactory ownCore) {
        return ownCore.createClient(IntakeTally.class);
    }

    @Bean
    BatchIntake batchIntake(HttpServiceProxyFactory core) {
        return core.createClient(BatchIntake.class);
    }

    @Bean
    FormTally formTally(HttpServiceProxyFactory ownCore) {
        return ownCore.createClient(FormTally.class);
    }

    @Bean
    BegunForms begunForms(HttpServiceProxyFactory core, ObjectMapper json) {
        return new BegunFormsInCore(core.createClient(SealedBegunForms.class), json);
    }
}
