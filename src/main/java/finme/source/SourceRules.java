package finme.source;

import finme.kernel.Fault;
import finme.mapping.Feel;
import finme.mapping.MappingFault;
import finme.outbound.AddressGuard;
import finme.outbound.AddressRefused;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What a source must look like; reports every fault at once. */
@Component
class SourceRules {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
    private static final Set<String> DUPLICATE_KEYS = Set.of("taxId", "phone", "email");
    private static final Set<String> PERIODS = Set.of("HOUR", "DAY", "WEEK", "MONTH", "TOTAL");
    private static final int MOST_DAYS = 3650;

    private final Feel feel;
    private final AddressGuard guard;
    private final boolean strongKeysOnly;

    SourceRules(
            Feel feel, AddressGuard guard, @Value("${finme.sources.strong-keys-only:false}") boolean strongKeysOnly) {
        this.feel = feel;
        this.guard = guard;
        this.strongKeysOnly = strongKeysOnly;
    }

    List<Fault> check(Source source) {
        List<Fault> faults = new ArrayList<>();
        if (isBlank(source.code()) || !CODE.matcher(source.code()).matches()) {
            faults.add(new Fault("/code", "invalid_code", "A code is 1 to 63 letters, digits, '.', '_' and '-'."));
        }
        if (isBlank(source.name())) {
            faults.add(required("/name"));
        }
        if (source.format() == null) {
            faults.add(required("/format"));
        }
        if (source.perMinute() != null && source.perMinute() < 1) {
            faults.add(
                    new Fault("/perMinute", "too_small", "The limit is at least 1 a minute; leave it out for none."));
        }
        checkKey(source.key(), faults);
        checkFeel("/mapping", source.mapping(), true, faults);
        checkFeel("/externalId", source.externalId(), false, faults);
        checkDuplicates(source.duplicates(), faults);
        checkCaps(source.caps(), faults);
        checkCallback(source.callback(), faults);
        return faults;
    }

    private void checkKey(@Nullable String key, List<Fault> faults) {
        if (key == null) {
            faults.add(new Fault("/key", "required", "A new source needs a key."));
        } else {
            faults.addAll(NewKey.check(key, strongKeysOnly));
        }
    }

    private void checkFeel(String pointer, @Nullable String text, boolean needed, List<Fault> faults) {
        if (text == null || text.isBlank()) {
            if (needed) {
                faults.add(required(pointer));
            }
            return;
        }
        try {
            feel.compile(text);
            feel.study(text, "payload").mistakes().stream()
                    .filter(mistake -> mistake.code().equals("unknown_function"))
                    .forEach(mistake -> faults.add(new Fault(pointer, mistake.code(), mistake.sentence())));
        } catch (MappingFault fault) {
            faults.add(new Fault(pointer, "does_not_compile", fault.sentence()));
        }
    }

    private static void checkDuplicates(Source.@Nullable Duplicates duplicates, List<Fault> faults) {
        if (duplicates == null) {
            return;
        }
        if (duplicates.days() < 1) {
            faults.add(new Fault("/duplicates/days", "too_small", "At least 1 day."));
        }
        if (duplicates.days() > MOST_DAYS) {
            faults.add(new Fault("/duplicates/days", "too_large", "At most " + MOST_DAYS + " days."));
        }
        if (duplicates.keys() == null
                || duplicates.keys().isEmpty()
                || !DUPLICATE_KEYS.containsAll(duplicates.keys())) {
            faults.add(new Fault("/duplicates/keys", "unknown_key", "Keys are taxId, phone and email."));
        }
    }

    private static void checkCaps(@Nullable List<Source.Cap> caps, List<Fault> faults) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; caps != null && i < caps.size(); i++) {
            Source.Cap cap = caps.get(i);
            String at = "/caps/" + i;
            if (cap == null) {
                faults.add(required(at));
                continue;
            }
            if (!"RECEIVED".equals(cap.counts())) {
                faults.add(new Fault(at + "/counts", "unknown_count", "A source's caps count RECEIVED."));
            }
            if (cap.per() == null || !PERIODS.contains(cap.per())) {
                faults.add(new Fault(at + "/per", "unknown_period", "One of HOUR, DAY, WEEK, MONTH and TOTAL."));
            } else if (!seen.add(cap.per())) {
                faults.add(new Fault(at + "/per", "not_unique", "There is another cap for the same time."));
            }
            if (cap.max() < 1) {
                faults.add(new Fault(at + "/max", "too_small", "At least 1; to stop a source, pause it."));
            }
        }
    }

    private void checkCallback(Source.@Nullable Callback callback, List<Fault> faults) {
        if (callback != null) {
            guard.refusal(String.valueOf(callback.url()))
                    .map(SourceRules::atUrl)
                    .ifPresent(faults::add);
        }
        if (callback != null && isBlank(callback.secret())) {
            faults.add(new Fault("/callback/secret", "required", "What is sent to a callback is signed."));
        }
    }

    /** Where the name in the callback's address leads. */
    List<Fault> checkOutside(Source source) {
        Source.Callback callback = source.callback();
        return callback == null
                ? List.of()
                : guard.refusalNow(String.valueOf(callback.url())).map(SourceRules::atUrl).stream()
                        .toList();
    }

    private static Fault atUrl(AddressRefused.Refusal refusal) {
        return new Fault("/callback/url", refusal.code(), refusal.sentence());
    }

    private static Fault required(String pointer) {
        return new Fault(pointer, "required", "A value is needed here.");
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
