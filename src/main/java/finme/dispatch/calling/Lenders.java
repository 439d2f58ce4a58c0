package finme.dispatch.calling;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.partner.Partner;
import java.util.Optional;
import java.util.stream.Stream;

/** All that something may be sent to: the partners, and who answers tests. */
public record Lenders(Catalogue<Partner> partners) {
    public Optional<Versioned<Partner>> find(String code) {
        return partners.find(code)
                .or(() -> TestLender.of(code)
                        .map(TestLender::partner)
                        .map(partner -> new Versioned<>(code, partner, partner, 1)));
    }

    public Stream<Partner> all() {
        return Stream.concat(
                partners.all().stream().map(Versioned::value),
                Stream.of(TestLender.values()).map(TestLender::partner));
    }
}
