package finme.insight.alert;

import finme.catalogue.Catalogue;
import finme.crm.Crm;
import finme.insight.Alert;
import finme.insight.alert.AlertRule.Found;
import finme.outbound.ClientIdentity;
import finme.partner.Partner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** By which we show who we are, whoever asks: a partner, a CRM, an edge. */
@Configuration(proxyBeanMethods = false)
class CertificateRules {
    private final AlertSettings settings;

    CertificateRules(AlertSettings settings) {
        this.settings = settings;
    }

    /** @param subject as the alert has it @param to whom it is shown */
    private record Shown(String subject, String to, String pem) {}

    @Bean
    AlertRule certificatesThatEnd(
            Catalogue<Partner> partners, Catalogue<Crm> crms, @Value("${finme.tls.cert:}") String own) {
        return new Looked(
                Alert.Kind.CERTIFICATE_ENDING,
                () -> Stream.concat(
                                Stream.concat(toPartners(partners), toCrms(crms))
                                        .flatMap(this::ending),
                                toEdges(own))
                        .toList());
    }

    private static Stream<Shown> toPartners(Catalogue<Partner> partners) {
        return partners.all().stream()
                .map(found -> found.value())
                .filter(partner -> partner.request().auth().kind() == Partner.Auth.Kind.MTLS)
                .map(partner -> new Shown(
                        partner.code(),
                        partner.name(),
                        partner.request().auth().identity().certificate()));
    }

    private static Stream<Shown> toCrms(Catalogue<Crm> crms) {
        return crms.all().stream()
                .map(found -> found.value())
                .filter(crm -> crm.auth().kind() == Crm.Proof.MTLS)
                .map(crm -> new Shown(
                        crm.receiver(), crm.name(), crm.auth().identity().certificate()));
    }

    /** A file may be gone, or written just now; the others' certificates were read before they were kept. */
    private Stream<Found> toEdges(String own) {
        if (own.isBlank()) {
            return Stream.empty();
        }
        String pem = read(own);
        return ClientIdentity.end(pem).isEmpty()
                ? Stream.of(new Found("finme", "Our certificate for edges can't be read."))
                : ending(new Shown("finme", "edges", pem));
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException | InvalidPathException unreadable) {
            return "";
        }
    }

    private Stream<Found> ending(Shown shown) {
        Instant soon = Instant.now().plus(Duration.ofDays(settings.certificateDays()));
        return ClientIdentity.end(shown.pem()).stream()
                .filter(end -> end.isBefore(soon))
                .map(end -> new Found(shown.subject(), text(shown.to(), end)));
    }

    private static String text(String to, Instant end) {
        return "The certificate we show to " + to + (end.isBefore(Instant.now()) ? " has ended on " : " ends on ")
                + LocalDate.ofInstant(end, ZoneOffset.UTC) + '.';
    }
}
