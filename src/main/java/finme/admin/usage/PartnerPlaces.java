package finme.admin.usage;

import finme.catalogue.Catalogue;
import finme.mapping.Mentions;
import finme.partner.Partner;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Mappings of partners: requests read the canonical application, answers make what becomes of it. */
@Component
@Order(2)
class PartnerPlaces implements Places {
    private static final String APPLICATION = "application.";

    private final Catalogue<Partner> partners;
    private final Texts texts;

    PartnerPlaces(Catalogue<Partner> partners, Texts texts) {
        this.partners = partners;
        this.texts = texts;
    }

    @Override
    public Stream<Place> all() {
        return partners.all().stream().flatMap(partner -> places(partner.value()));
    }

    private Stream<Place> places(Partner partner) {
        return Stream.of(
                request(partner, "request.body", partner.request().body()),
                request(
                        partner,
                        "ping.body",
                        partner.ping() == null ? null : partner.ping().body()),
                request(partner, "recall.body", body(partner.recall())),
                request(partner, "accept.body", body(partner.accept())),
                request(partner, "reply.body", body(partner.reply())),
                answer(partner, "answer", partner.answer()),
                answer(
                        partner,
                        "reply.answer",
                        partner.reply() == null ? null : partner.reply().answer()),
                answer(
                        partner,
                        "callback.mapping",
                        partner.callback() == null ? null : partner.callback().mapping()),
                answer(
                        partner,
                        "ping.answer",
                        partner.ping() == null ? null : partner.ping().answer()),
                shares(partner),
                budget(partner));
    }

    private static @Nullable String body(Partner.@Nullable Notice notice) {
        return notice == null ? null : notice.body();
    }

    private Place request(Partner partner, String where, @Nullable String text) {
        Mentions mentions = texts.mentions(text);
        Set<Place.Value> words = mentions.words().stream()
                .filter(word -> !word.given() && word.path().startsWith(APPLICATION))
                .map(word -> new Place.Value(word.path().substring(APPLICATION.length()), word.text()))
                .collect(Collectors.toSet());
        Set<String> fields = mentions.reads().stream()
                .filter(name -> name.startsWith(APPLICATION))
                .map(name -> name.substring(APPLICATION.length()))
                .collect(Collectors.toSet());
        return new Place(usage(partner, where, "The request to " + partner.name() + " depends on it."), fields, words);
    }

    private Place answer(Partner partner, String where, @Nullable String text) {
        Set<Place.Value> words = texts.mentions(text).words().stream()
                .filter(Mentions.Word::given)
                .map(word -> new Place.Value(word.path(), word.text()))
                .collect(Collectors.toSet());
        return new Place(usage(partner, where, "What " + partner.name() + " answers is read as it."), Set.of(), words);
    }

    private static Place shares(Partner partner) {
        return new Place(
                usage(partner, "shares", partner.name() + " may see it."), new HashSet<>(partner.shares()), Set.of());
    }

    private static Place budget(Partner partner) {
        Set<Place.Value> words = partner.budget() == null || partner.budget().max() == null
                ? Set.of()
                : Set.of(new Place.Value(
                        "budget.max.currency", partner.budget().max().currency()));
        return new Place(usage(partner, "budget", "The budget of " + partner.name() + " is in it."), Set.of(), words);
    }

    private static Usage usage(Partner partner, String where, String text) {
        return new Usage(Usage.Kind.PARTNER, partner.code(), where, text);
    }
}
