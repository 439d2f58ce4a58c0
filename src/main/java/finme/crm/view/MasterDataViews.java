package finme.crm.view;

import finme.catalogue.Catalogue;
import finme.crm.RecordKind;
import finme.directory.Directory;
import finme.mapping.Mentions;
import finme.partner.Partner;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Partners and directories, as far as they are anybody else's business. */
@Configuration(proxyBeanMethods = false)
class MasterDataViews {
    @Bean
    RecordViews partnerViews(Catalogue<Partner> partners) {
        return views(RecordKind.PARTNER, partners, (partner, version) -> {
            Map<String, Object> view = new LinkedHashMap<>();
            view.put("code", partner.code());
            view.put("version", version);
            view.put("name", partner.name());
            view.put("state", partner.state().name());
            return view;
        });
    }

    @Bean
    RecordViews directoryViews(Catalogue<Directory> directories) {
        return views(
                RecordKind.DIRECTORY,
                directories,
                (directory, version) -> Map.of(
                        "code",
                        directory.code(),
                        "version",
                        version,
                        "entries",
                        directory.entries().stream().map(MasterDataViews::entry).toList()));
    }

    private static Map<String, Object> entry(Directory.Entry entry) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("code", entry.code());
        view.put("labels", entry.labels());
        view.put(
                "validFrom",
                entry.validFrom() == null ? null : entry.validFrom().toString());
        view.put("active", entry.inUse());
        view.put("order", entry.order());
        return view;
    }

    private static <T> RecordViews views(
            RecordKind kind, Catalogue<T> catalogue, BiFunction<T, Integer, Map<String, Object>> view) {
        return new RecordViews() {
            @Override
            public RecordKind kind() {
                return kind;
            }

            /** Before the transaction that changed it is over, nobody asks. */
            @Override
            public Map<String, View> of(Collection<String> keys, Mentions mentions) {
                Map<String, View> views = new HashMap<>();
                keys.forEach(key -> catalogue
                        .find(key)
                        .ifPresent(found -> views.put(
                                key,
                                new View(
                                        found.version(),
                                        Map.of(kind.word(), view.apply(found.value(), found.version()))))));
                return views;
            }
        };
    }
}
