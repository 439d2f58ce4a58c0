package finme.retention.run;

import finme.catalogue.Catalogue;
import finme.catalogue.Catalogues;
import finme.catalogue.MasterData;
import finme.kernel.Fault;
import finme.retention.Disposal;
import finme.retention.RetentionRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** The rules as a kind of master data: one for each kind of data that is let go of, no others. */
@Component
class RetentionRules implements MasterData<RetentionRule> {
    private static final int LONGEST = 36_500;

    private final ObjectProvider<Disposal> disposals;

    RetentionRules(ObjectProvider<Disposal> disposals) {
        this.disposals = disposals;
    }

    @Bean
    Catalogue<RetentionRule> retentionCatalogue(Catalogues catalogues) {
        return catalogues.of(this);
    }

    @Override
    public String kind() {
        return "retention";
    }

    @Override
    public Class<RetentionRule> type() {
        return RetentionRule.class;
    }

    @Override
    public String code(RetentionRule rule) {
        return rule.code();
    }

    @Override
    public List<Fault> faults(RetentionRule rule, @Nullable RetentionRule present) {
        List<Fault> faults = new ArrayList<>();
        if (disposals.stream().noneMatch(each -> each.code().equals(rule.code()))) {
            faults.add(new Fault("/code", "unknown_data", "There is no such kind of data to keep for a time."));
        }
        if (rule.days() < 1 || rule.days() > LONGEST) {
            faults.add(new Fault("/days", "out_of_range", "Must be from 1 to " + LONGEST + " days."));
        }
        return faults;
    }

    @Override
    public String state(RetentionRule rule) {
        return Objects.requireNonNull(rule.state()).name();
    }

    @Override
    public Map<String, ?> details(RetentionRule rule) {
        return Map.of("days", rule.days());
    }
}
