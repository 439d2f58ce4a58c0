package finme.admin.source;

import finme.source.Source;
import finme.source.Sources;

/** A source as it may be shown: its secrets exist, but are not told. */
final class MaskedSource {
    static final String SECRET = "***";

    private MaskedSource() {}

    static Source of(Sources.Versioned versioned) {
        Source s = versioned.source();
        Source.Callback callback = s.callback();
        if (callback != null && callback.secret() != null) {
            callback = new Source.Callback(callback.url(), SECRET);
        }
        return new Source(
                s.code(),
                s.name(),
                s.state(),
                SECRET,
                s.format(),
                s.mapping(),
                s.externalId(),
                s.onMissing(),
                s.duplicates(),
                s.perMinute(),
                s.test(),
                callback);
    }
}
