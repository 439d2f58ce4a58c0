package finme.gateway.client.spool;

import finme.gateway.ApplicationIntake.Submission;
import finme.gateway.KeptApplications;
import finme.gateway.SourceDirectory;
import finme.gateway.sealing.Envelopes;
import finme.gateway.sealing.SealedEnvelope;
import finme.gateway.sealing.SealedIntake;
import finme.gateway.sealing.Sealer;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

@Configuration(proxyBeanMethods = false)
@Profile("edge & !core")
class SpoolConfiguration {
    @Bean
    Function<Submission, SealedEnvelope> submissionSealer(Envelopes envelopes, Sealer sealer) {
        return submission -> envelopes.seal(submission, sealer);
    }

    @Bean
    KeepingIntake keepingIntake(
            HttpServiceProxyFactory core,
            Function<Submission, SealedEnvelope> submissionSealer,
            CorePresence presence,
            Spool spool,
            SourceDirectory sources) {
        return new KeepingIntake(core.createClient(SealedIntake.class), submissionSealer, presence, spool, sources);
    }

    @Bean
    Drain drain(HttpServiceProxyFactory ownCore, CorePresence presence, Spool spool, SpoolSettings settings) {
        return new Drain(spool, presence, ownCore.createClient(KeptApplications.class), settings.workers());
    }
}
