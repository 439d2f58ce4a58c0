package finme.apply.form;

import java.util.List;

/** What the script of the page says; its sentences are messages that begin with {@code apply.}. */
public final class PageWords {
    public static final List<String> ALL = List.of(
            "next",
            "back",
            "send",
            "sending",
            "save",
            "saving",
            "step",
            "steps",
            "required",
            "minimum",
            "maximum",
            "shortest",
            "longest",
            "pattern",
            "phone",
            "email",
            "notNumber",
            "integer",
            "decimals",
            "nearest",
            "check",
            "checkOne",
            "other",
            "option",
            "invalidDate",
            "consent",
            "contact",
            "choose",
            "search",
            "later",
            "offline",
            "paused",
            "busy",
            "resumed",
            "changed",
            "newly",
            "again",
            "unfit",
            "unfitHere",
            "gone",
            "confirm",
            "confirmSend",
            "missing",
            "done.title",
            "done.text",
            "done.reference",
            "done.status",
            "done.complete",
            "done.incomplete",
            "done.again",
            "done.kept",
            "saved.title",
            "saved.text",
            "saved.copy",
            "saved.copied",
            "saved.again",
            "tooLong");

    private PageWords() {}

    /** Scripts come from npm: a machine without Node builds everything else. */
    public static boolean isBuilt() {
        return PageWords.class.getResource("/static/assets/web/apply.js") != null;
    }
}
