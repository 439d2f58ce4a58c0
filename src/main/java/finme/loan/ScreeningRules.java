package finme.loan;

/** The decision {@code application-screening}; {@code process} implements it. */
public interface ScreeningRules {
    /** @throws RuntimeException when the table can't be evaluated: a technical failure, retried and then an incident */
    Screening screen(ApplicationFacts facts);
}
