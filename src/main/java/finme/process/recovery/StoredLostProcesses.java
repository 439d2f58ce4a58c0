package finme.process.recovery;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import finme.dispatch.Meanwhile;
import finme.kernel.Problem;
import finme.loan.ApplicationStatus;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import finme.process.LostProcesses;
import finme.process.loanapplication.LoanApplicationProcess;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The application's row is locked first, as by everybody who moves it. */
@Service
class StoredLostProcesses implements LostProcesses {
    private static final String LOST = """
            select a.id, a.reference, a.status, a.since from fdforge.application a
            where %%s a.status not in (%s) and not exists (
              select from engine.act_ru_execution e join engine.act_re_procdef p on p.id_ = e.proc_def_id_
              where e.business_key_ = a.id::text and e.parent_id_ is null and e.super_exec_ is null and p.key_ = '%s')
            order by a.since limit ?""".formatted(finals(), LoanApplicationProcess.KEY);
    private static final RowMapper<Lost> READ = (row, index) -> {
        ApplicationStatus status = ApplicationStatus.valueOf(row.getString("status"));
        return new Lost(
                row.getObject("id", UUID.class),
                row.getString("reference"),
                status,
                row.getTimestamp("since").toInstant(),
                RestartSteps.words(status));
    };

    private static final int KEPT = 100;

    private final LoadingCache<String, List<Lost>> recent =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(30)).build(all -> list(KEPT));
    private final JdbcTemplate jdbc;
    private final LoanDesk loans;
    private final RestartSteps steps;
    private final Meanwhile meanwhile;

    StoredLostProcesses(JdbcTemplate jdbc, LoanDesk loans, RestartSteps steps, Meanwhile meanwhile) {
        this.jdbc = jdbc;
        this.loans = loans;
        this.steps = steps;
        this.meanwhile = meanwhile;
    }

    private static String finals() {
        return Stream.of(ApplicationStatus.values())
                .filter(ApplicationStatus::isFinal)
                .map(status -> "'" + status + "'")
                .collect(Collectors.joining(", "));
    }

    @Override
    public List<Lost> list(int limit) {
        return jdbc.query(LOST.formatted(""), READ, limit);
    }

    @Override
    public List<Lost> lately(int limit) {
        return recent.get("all").stream().limit(limit).toList();
    }

    @Override
    public Optional<Lost> find(UUID application) {
        return jdbc.query(LOST.formatted("a.id = ? and"), READ, application, 1).stream()
                .findFirst();
    }

    @Override
    @Transactional
    public void restart(UUID application, Reason reason, String actor) {
        LoanApplication loan = lostOne(application);
        loans.note(application, "process_restarted", reason.name().toLowerCase(Locale.ROOT), actor);
        steps.start(application, loan.status());
        meanwhile.tell(application);
        recent.invalidateAll();
    }

    @Override
    @Transactional
    public void end(UUID application, Reason reason, String actor) {
        lostOne(application);
        loans.note(application, "process_given_up", reason.name().toLowerCase(Locale.ROOT), actor);
        loans.withdraw(application, actor);
        recent.invalidateAll();
    }

    private LoanApplication lostOne(UUID application) {
        @Nullable LoanApplication known = loans.find(application).orElse(null);
        if (known == null) {
            throw Problem.notFound("The application");
        }
        LoanApplication loan = loans.lock(application);
        if (find(application).isEmpty()) {
            throw Problem.conflict(
                    "not_lost",
                    loan.status().isFinal()
                            ? "The application has ended; its status is " + loan.status() + "."
                            : "The application has its process.");
        }
        return loan;
    }
}
