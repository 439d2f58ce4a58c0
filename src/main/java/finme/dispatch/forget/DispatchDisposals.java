package finme.dispatch.forget;

import finme.dispatch.inbox.InboxRows;
import finme.fdforge.SealedColumn;
import finme.retention.Disposal;
import finme.retention.LegalHolds;
import finme.retention.SqlDisposal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** What partners said is not kept as long as what followed from it. */
@Configuration(proxyBeanMethods = false)
class DispatchDisposals {
    private static final String ENDED =
            "t.status in ('DUPLICATE', 'SCREENED_OUT', 'FUNDED', 'UNPLACED', 'EXPIRED', 'WITHDRAWN')";

    /** Texts of former versions that named no case of ours. */
    @Bean
    static SealedColumn formerCallbacks() {
        return new SealedColumn("fdforge.inbox", "raw", "'" + InboxRows.RAW + "'", "application is null");
    }

    @Bean
    Disposal partnerAnswers(JdbcTemplate jdbc) {
        String due = ENDED + " and " + LegalHolds.NONE_ON.formatted("t.borrower_id") + " and " + """
                (exists (select from fdforge.dispatch d where d.application = t.id and d.answer is not null)
                  or exists (select from fdforge.offer o where o.application = t.id and o.redirect_url is not null))""";
        return new SqlDisposal(
                jdbc,
                "partner-answers",
                "Partners' own words and their links, of applications that have ended; outcome, reason and terms stay.",
                "fdforge.application",
                due,
                "update fdforge.dispatch set answer = null where answer is not null and application in (%s)",
                "update fdforge.offer set redirect_url = null where redirect_url is not null and application in (%s)");
    }

    @Bean
    Disposal matchedCallbacks(JdbcTemplate jdbc) {
        String due = """
                t.application is not null and t.state <> 'TO_APPLY' and octet_length(t.raw) > 0
                 and not exists (select from fdforge.application a join fdforge.legal_hold h on h.person = a.borrower_id
                  where a.id = t.application)""";
        return new SqlDisposal(
                jdbc,
                "matched-callbacks",
                "Texts of callbacks to applications; the row stays, so that a repeat is still a repeat.",
                "fdforge.inbox",
                due,
                "update fdforge.inbox set raw = '' where id in (%s)");
    }

    @Bean
    Disposal unmatchedCallbacks(JdbcTemplate jdbc) {
        return new SqlDisposal(
                jdbc,
                "unmatched-callbacks",
                "Callbacks that named no application, with their keys: nobody can tell whom they are about.",
                "fdforge.inbox",
                "t.application is null",
                "delete from fdforge.inbox where id in (%s)",
                "delete from fdforge.subject_key where subject in (%s)");
    }
}
