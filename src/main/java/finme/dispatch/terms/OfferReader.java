package finme.dispatch.terms;

import finme.dispatch.OfferReviews;
import finme.dispatch.terms.Doubt.Why;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the offers a mapping gave. Every member that is there is read or doubted; one that is not there says nothing. */
public final class OfferReader {
    private static final int MOST = 20;

    private final ZoneId zone;
    private final List<Terms> terms = new ArrayList<>();
    private final List<Doubt> doubts = new ArrayList<>();
    private final List<Map<String, String>> written = new ArrayList<>();

    private OfferReader(ZoneId zone) {
        this.zone = zone;
    }

    /** @param written each offer's members as they came, for who has to decide */
    public record Reading(List<Terms> terms, List<Doubt> doubts, List<Map<String, String>> written) {}

    /** @param zone of dates and times that name none */
    public static Reading read(@Nullable Object offers, ZoneId zone) {
        OfferReader reader = new OfferReader(zone);
        if (offers instanceof List<?> list) {
            list.stream().limit(MOST).forEach(reader::offer);
        } else if (offers != null) {
            reader.offer(offers);
        }
        return new Reading(reader.terms, reader.doubts, reader.written);
    }

    /** What a lender pays, or asks us to pay less of. @return null where it says nothing, or a doubt is added */
    public static @Nullable BigDecimal price(@Nullable Object value, List<Doubt> doubts) {
        try {
            Sum price = value == null ? null : Written.money(value);
            return price == null ? null : price.value();
        } catch (Doubtful doubtful) {
            doubts.add(new Doubt("/price", doubtful.why(), Written.shown(value)));
            return null;
        }
    }

    /** What was paid out, or came back. @return null where it says nothing */
    public static @Nullable Sum amount(@Nullable Object value, List<Doubt> doubts) {
        try {
            return value == null ? null : Written.money(value);
        } catch (Doubtful doubtful) {
            doubts.add(new Doubt("/amount", doubtful.why(), Written.shown(value)));
            return null;
        }
    }

    private void offer(@Nullable Object item) {
        if (item instanceof Map<?, ?> offer) {
            Members members = new Members(offer, "/offers/" + written.size() + '/');
            terms.add(members.terms());
            written.add(members.written());
        } else if (item != null) {
            doubts.add(new Doubt("/offers/" + written.size(), Why.UNREADABLE, Written.shown(item)));
            written.add(Map.of());
        }
    }

    private interface Reader<T> {
        @Nullable
        T read(Object value) throws Doubtful;
    }

    /** The members of one offer. */
    private final class Members {
        private final Map<?, ?> offer;
        private final String place;
        private @Nullable String currency;

        Members(Map<?, ?> offer, String place) {
            this.offer = offer;
            this.place = place;
        }

        Terms terms() {
            currency = member("currency", Written::currency);
            BigDecimal amount = amount();
            BigDecimal monthly = sum("monthlyPayment");
            BigDecimal total = sum("totalPayable");
            return new Terms(
                    amount,
                    currency,
                    member("termMonths", Written::months),
                    member("apr", Written::rate),
                    monthly,
                    total,
                    certainty(),
                    url(offer.get("redirectUrl")),
                    member("expiresAt", value -> Moments.read(value, zone)));
        }

        Map<String, String> written() {
            Map<String, String> texts = new LinkedHashMap<>();
            OfferReviews.MEMBERS.forEach(name -> {
                Object value = offer.get(name);
                if (value != null) {
                    texts.put(name, Written.shown(value));
                }
            });
            return texts;
        }

        /** A place for it with nothing in it must not mean the amount asked for. */
        private @Nullable BigDecimal amount() {
            BigDecimal amount = sum("amount");
            Object given = offer.get("amount");
            if (amount == null && given instanceof String) {
                doubtOnce("amount", Why.EMPTY);
            } else if (amount != null && amount.signum() == 0) {
                doubtOnce("amount", Why.NOT_POSITIVE);
            }
            return amount;
        }

        private @Nullable BigDecimal sum(String name) {
            Sum sum = member(name, Written::money);
            if (sum == null) {
                return null;
            }
            if (sum.currency() != null && currency != null && !sum.currency().equals(currency)) {
                doubtOnce(name, Why.OTHER_CURRENCY);
            }
            currency = currency == null ? sum.currency() : currency;
            return sum.value();
        }

        private <T> @Nullable T member(String name, Reader<T> reader) {
            Object value = offer.get(name);
            try {
                return value == null ? null : reader.read(value);
            } catch (Doubtful doubtful) {
                doubts.add(new Doubt(place + name, doubtful.why(), Written.shown(value)));
                return null;
            }
        }

        private void doubtOnce(String name, Why why) {
            if (doubts.stream().noneMatch(doubt -> doubt.pointer().equals(place + name))) {
                doubts.add(new Doubt(place + name, why, Written.shown(offer.get(name))));
            }
        }

        /** Nobody decides by it: what can't be read is left out. */
        private @Nullable BigDecimal certainty() {
            try {
                Object value = offer.get("certainty");
                Sum sum = value == null ? null : Written.money(value);
                return sum == null || sum.value().compareTo(BigDecimal.valueOf(100)) > 0 ? null : sum.value();
            } catch (Doubtful unreadable) {
                return null;
            }
        }
    }

    private static @Nullable String url(@Nullable Object value) {
        if (!(value instanceof String text) || text.isBlank() || text.length() > 2000) {
            return null;
        }
        try {
            URI uri = new URI(text.strip());
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null ? text.strip() : null;
        } catch (URISyntaxException unusable) {
            return null;
        }
    }
}
