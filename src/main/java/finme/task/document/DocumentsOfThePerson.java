package finme.task.document;

import finme.retention.Disposal;
import finme.retention.LegalHolds;
import finme.retention.PersonalData;
import finme.retention.SqlDisposal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** What was handed in goes with its person, and when its time is over. */
@Configuration(proxyBeanMethods = false)
class DocumentsOfThePerson {
    private static final String ENDED =
            "t.status in ('DUPLICATE', 'SCREENED_OUT', 'FUNDED', 'UNPLACED', 'EXPIRED', 'WITHDRAWN')";

    /** Unreadable without the key; the room they take is given back. */
    @Bean
    PersonalData handedInDocuments(DocumentTable table) {
        return erasing -> table.forget(erasing.persons());
    }

    @Bean
    Disposal borrowerDocuments(JdbcTemplate jdbc) {
        String due = ENDED + " and " + LegalHolds.NONE_ON.formatted("t.borrower_id") + " and " + """
                (exists (select from fdforge.document d where d.application = t.id and octet_length(d.name) > 0)
                  or exists (select from fdforge.borrower_task b where b.application = t.id and octet_length(b.asked) > 0))""";
        return new SqlDisposal(
                jdbc,
                "borrower-documents",
                "What borrowers handed in and answered to lenders, of applications that have ended; that they did stays.",
                "fdforge.application",
                due,
                "delete from fdforge.document_piece where document in"
                        + " (select id from fdforge.document where application in (%s))",
                "update fdforge.document set name = ''::bytea where application in (%s)",
                "update fdforge.borrower_task set asked = ''::bytea, given = null where application in (%s)");
    }
}
