package finme.admin.application;

import finme.insight.CaseFilter;
import finme.insight.CaseOrder;
import finme.insight.CaseSearch;
import finme.kernel.Slice;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Applications as they are now, found by {@code insight}. */
@Component
class ApplicationList {
    private final CaseSearch search;
    private final LoanDesk loans;

    ApplicationList(CaseSearch search, LoanDesk loans) {
        this.search = search;
        this.loans = loans;
    }

    Slice<LoanApplication> find(ApplicationQuery query) {
        return find(query.filter(), query.order(), query.cursorOrNull(), query.size());
    }

    Slice<LoanApplication> find(CaseFilter filter, CaseOrder order, @Nullable String cursor, int limit) {
        Slice<UUID> found = search.find(filter, order, cursor, limit);
        Map<UUID, LoanApplication> known = loans.findAll(found.items()).stream()
                .collect(Collectors.toMap(LoanApplication::id, Function.identity()));
        List<LoanApplication> items =
                found.items().stream().map(known::get).filter(Objects::nonNull).toList();
        return new Slice<>(items, found.next());
    }
}
