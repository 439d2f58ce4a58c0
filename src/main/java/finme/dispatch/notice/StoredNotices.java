package finme.dispatch.notice;

import finme.dispatch.PartnerNotices;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

@Component
class StoredNotices implements PartnerNotices {
    private final NoticeTable table;
    private final NoticeBook book;

    StoredNotices(NoticeTable table, NoticeBook book) {
        this.table = table;
        this.book = book;
    }

    @Override
    public List<Notice> recalls(UUID application) {
        return of(List.of(application)).getOrDefault(application, List.of()).stream()
                .filter(notice -> notice.kind() == Kind.RECALL)
                .toList();
    }

    @Override
    public Map<UUID, List<Notice>> of(Collection<UUID> applications) {
        return table.of(applications).stream()
                .collect(Collectors.groupingBy(
                        NoticeTable.Told::application,
                        Collectors.mapping(NoticeTable.Told::notice, Collectors.toList())));
    }

    @Override
    public List<Failed> failed(int limit) {
        return table.failed(limit);
    }

    @Override
    public UUID reply(UUID application, UUID dispatch) {
        return book.reply(application, dispatch);
    }
}
