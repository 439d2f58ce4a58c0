package finme.borrower.person;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import finme.borrower.Attribute;
import finme.borrower.Known;
import finme.borrower.Survivorship;
import finme.borrower.person.History.View;
import finme.borrower.profile.Contribution;
import finme.borrower.profile.GoldenValues;
import finme.borrower.profile.ProfileDocument;
import finme.borrower.store.MergeRows.Edge;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Merges come and go in any order while applications come to all; nothing that is known moves or gets lost. */
class HistoriesTests {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final String NAME = "borrower.phone";

    @Property(tries = 1000)
    void aPersonIsWhatThePlainAccountSays(@ForAll long seed, @ForAll @IntRange(min = 5, max = 30) int length) {
        History history = History.random(new Random(seed), length);
        assertThat(views(history)).isEqualTo(plain(history));
    }

    @Property(tries = 1000)
    void anUndoneMergeLeavesNothingBehind(@ForAll long seed, @ForAll @IntRange(min = 5, max = 30) int length) {
        Random random = new Random(seed);
        History history = History.random(random, length);
        List<Integer> merges = new ArrayList<>(history.merges().keySet());
        Collections.shuffle(merges, random);
        History undone = history;
        History without = history;
        for (int merge : merges) {
            undone = undone.undone(merge);
            without = without.without(merge);
            assertThat(views(undone)).isEqualTo(plain(without));
        }
        assertThat(views(undone)).allSatisfy(view -> assertThat(view.members()).hasSize(1));
    }

    private static List<View> plain(History history) {
        List<View> views = new ArrayList<>();
        for (int borrower = 0; borrower < history.borrowers(); borrower++) {
            views.add(history.view(borrower));
        }
        return views;
    }

    /** As the golden record tells it. */
    private static List<View> views(History history) {
        List<ProfileDocument> profiles =
                new ArrayList<>(Collections.nCopies(history.borrowers(), ProfileDocument.EMPTY));
        int minute = 0;
        for (History.Step step : history.steps()) {
            if (step instanceof History.Application told) {
                ProfileDocument present = profiles.get(told.borrower());
                Map<String, JsonNode> news = present.news(Map.of(NAME, TextNode.valueOf(told.value())), told.source());
                if (!news.isEmpty()) {
                    Instant at = START.plusSeconds(60L * minute++);
                    profiles.set(told.borrower(), present.with(new Contribution(told.source(), at, null, news)));
                }
            }
        }
        Map<UUID, UUID> roots = Roots.of(ids(history.borrowers()), edges(history));
        List<View> views = new ArrayList<>();
        for (int borrower = 0; borrower < history.borrowers(); borrower++) {
            views.add(view(borrower, roots, profiles));
        }
        return views;
    }

    private static List<Edge> edges(History history) {
        return history.merges().values().stream()
                .map(merge -> new Edge(
                        id(merge.number()), id(merge.borrower()), id(merge.other()), START, "admin:test", false))
                .toList();
    }

    private static View view(int borrower, Map<UUID, UUID> roots, List<ProfileDocument> profiles) {
        Set<Integer> members = new HashSet<>();
        List<ProfileDocument> all = new ArrayList<>();
        for (int i = 0; i < profiles.size(); i++) {
            if (roots.get(id(i)).equals(roots.get(id(borrower)))) {
                members.add(i);
                all.add(profiles.get(i));
            }
        }
        Attribute attribute = GoldenValues.of(all, Survivorship.MOST_RECENT).get(0);
        return new View(number(roots.get(id(borrower))), members, values(attribute));
    }

    static Map<String, String> values(Attribute attribute) {
        Map<String, String> values = new HashMap<>();
        List<Known> said = new ArrayList<>(attribute.others());
        said.add(attribute.value());
        said.forEach(known -> values.put(known.source(), known.value().textValue()));
        values.put("", attribute.value().value().textValue());
        return values;
    }

    private static List<UUID> ids(int borrowers) {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < borrowers; i++) {
            ids.add(id(i));
        }
        return ids;
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }

    private static int number(UUID id) {
        return (int) id.getLeastSignificantBits();
    }
}
