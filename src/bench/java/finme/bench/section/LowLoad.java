package finme.bench.section;

import finme.bench.contender.Contender;
import finme.bench.contender.FinMeContender;
import finme.bench.load.Load;
import finme.bench.load.Run;
import finme.bench.measure.Percentiles;
import java.time.Duration;

/** Ten applications a second, whatever has ended: what somebody sees who does not have to queue. */
public final class LowLoad implements Section {
    private static final int A_SECOND = 10;
    private static final double ACCEPT_MILLIS = 30;
    private static final double OVERHEAD_MILLIS = 60;

    @Override
    public String name() {
        return "low";
    }

    @Override
    public void run(Stage stage, Report report) throws Exception {
        report.title("Low load");
        report.paragraph("%d applications a second, lenders decline at once.", A_SECOND);
        report.head("", "applications", "accept p50/p95/p99 ms", "end p50/p95/p99 ms");
        for (Contender contender : stage.contenders()) {
            contender.partnersTake(Duration.ZERO);
            Run run = Load.perSecond(contender, A_SECOND, time(stage, contender));
            int[] percents = contender == stage.finme() ? new int[] {50, 95, 99} : new int[] {50, 95};
            report.row(
                    contender.name(),
                    run.taken().size(),
                    run.accept().text(percents),
                    run.end().text(percents));
            if (contender == stage.finme()) {
                report.verdict(Verdict.below(
                        "accept p99 ms at 10 a second: under 30", run.accept().at(99), ACCEPT_MILLIS));
            }
        }
        overhead(stage, report);
    }

    /** FinMe has a target for the slowest of a hundred, so there must be some hundreds; of a hundred it is the maximum. */
    private static Duration time(Stage stage, Contender contender) {
        if (stage.options().quick()) {
            return Duration.ofSeconds(5);
        }
        return Duration.ofSeconds(contender == stage.finme() ? 30 : 10);
    }

    private static void overhead(Stage stage, Report report) throws Exception {
        FinMeContender finme = stage.finme();
        finme.admin().lender("bench-1", finme.sandbox(), "accept");
        double lender = new LenderClock(finme.port()).millis();
        Offers offers = new Offers(finme);
        Run run = Load.perSecond(offers, A_SECOND, time(stage, finme));
        Percentiles overhead = offers.overhead(run.ids(), lender);
        report.paragraph("### From acceptance to offer, at a lender that accepts");
        report.head("", "p50/p95/p99 ms");
        report.row("own overhead", overhead.text(50, 95, 99));
        report.row(
                "dispatch row written until its answer was applied",
                offers.dispatch(run.ids()).text(50, 95, 99));
        report.row(
                "from the request to the offer, as the sender sees it",
                run.end().text(50, 95, 99));
        report.paragraph(
                "Own overhead: time of the ledger's row `offered` less that of `received`, less what the lender takes."
                        + " The simulated lender answers without delay; called alone at the same pace it takes %.1f ms"
                        + " (median), and that is what is taken off for the one call of each application.",
                lender);
        report.verdict(Verdict.below(
                "own overhead ms from accept to offer, p95 at 10 a second: under 60",
                overhead.at(95),
                OVERHEAD_MILLIS));
        Clearing.of(finme.database());
        finme.partnersTake(Duration.ZERO);
    }
}
