package finme.source;

import finme.catalogue.Catalogue;
import finme.catalogue.Catalogues;
import finme.catalogue.MasterData;
import finme.fdforge.DatabaseClock;
import finme.kernel.Fault;
import finme.kernel.Sha256;
import finme.source.Source.Callback;
import finme.source.Source.FormerKey;
import finme.source.key.KeyStrength;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** The sources as a kind of master data. Of a key only its hash is kept. */
@Component
class Sources implements MasterData<Source> {
    private static final Secret KEY = new Secret("/key", true);
    private static final Secret FORMER_KEY = new Secret("/formerKey/key", true);
    private static final Secret CALLBACK_SECRET = new Secret("/callback/secret", true).shownTo("/callback/url");
    private static final Secret FORMER_SECRET = new Secret("/callback/previous/secret", true);

    private final SourceRules rules;
    private final GuideLinks guides;
    private final WeakKeys weak;
    private final DatabaseClock clock;
    private final Duration overlap;

    /** @param overlap how long the secret of a callback before signs, too */
    Sources(
            SourceRules rules,
            GuideLinks guides,
            WeakKeys weak,
            DatabaseClock clock,
            @Value("${finme.notification.secret-overlap:24h}") Duration overlap) {
        this.rules = rules;
        this.guides = guides;
        this.weak = weak;
        this.clock = clock;
        this.overlap = overlap;
    }

    @Bean
    Catalogue<Source> sourceCatalogue(Catalogues catalogues) {
        return catalogues.of(this);
    }

    @Override
    public String kind() {
        return "source";
    }

    @Override
    public Class<Source> type() {
        return Source.class;
    }

    @Override
    public String code(Source source) {
        return source.code();
    }

    @Override
    public List<Fault> faults(Source source, @Nullable Source present) {
        return rules.check(source);
    }

    @Override
    public List<Fault> faultsOutside(Source source) {
        return rules.checkOutside(source);
    }

    @Override
    public List<Secret> secrets() {
        return List.of(KEY, FORMER_KEY, CALLBACK_SECRET, FORMER_SECRET);
    }

    @Override
    public String kept(Secret secret, String given) {
        if (!secret.equals(KEY)) {
            return given;
        }
        String hash = Sha256.hex(given);
        int bits = NewKey.bits(given);
        if (bits < KeyStrength.ENOUGH) {
            weak.note(hash, bits);
        }
        return hash;
    }

    /** A former key and a former secret come of a change of theirs. */
    @Override
    public Source written(Source sent, @Nullable Source present) {
        Callback callback = sent.callback();
        return sent.withFormerKey(present == null ? null : present.formerKey())
                .withCallback(callback == null ? null : new Callback(callback.url(), callback.secret()));
    }

    /**
     * What only FinMe writes stays, whatever is sent. A new key ends the former one at once, unless it is the present
     * one that was asked to count a little longer.
     */
    @Override
    public Source kept(Source sent, Source present) {
        FormerKey former = sent.formerKey();
        boolean sameKey = String.valueOf(present.key()).equals(sent.key())
                || sent.key() != null && Sha256.hex(sent.key()).equals(present.key());
        if (sameKey) {
            former = isKeyOf(
                            former,
                            present.formerKey() == null
                                    ? null
                                    : present.formerKey().key())
                    ? former
                    : present.formerKey();
        } else if (!isKeyOf(former, present.key())) {
            former = null;
        }
        return sent.withFormerKey(former)
                .withCallback(callback(sent, present))
                .withGuide(present.guideUrl(), Math.max(sent.renewals(), present.renewals()));
    }

    private @Nullable Callback callback(Source sent, Source present) {
        Instant now = clock.now();
        Callback callback = sent.callback();
        return callback == null ? null : callback.after(present.callback(), now, now.plus(overlap));
    }

    private static boolean isKeyOf(@Nullable FormerKey former, @Nullable String key) {
        return former != null && Objects.equals(former.key(), key);
    }

    @Override
    public Source at(Source source, int version) {
        return source.withGuide(guides.url(source), source.renewals());
    }

    @Override
    public String state(Source source) {
        return source.state().name();
    }

    @Override
    public Map<String, ?> details(Source source) {
        return Map.of("state", source.state(), "format", source.format());
    }
}
