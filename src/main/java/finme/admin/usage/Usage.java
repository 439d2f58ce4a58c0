package finme.admin.usage;

/**
 * A place that would be concerned.
 *
 * @param code of the source, partner, decision, form or CRM connection
 * @param where inside of it: a member of the resource, or a rule and its column
 * @param text one sentence for people
 */
public record Usage(Kind kind, String code, String where, String text) {
    public enum Kind {
        SOURCE,
        PARTNER,
        DECISION,
        FORM,
        CRM
    }
}
