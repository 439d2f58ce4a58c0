package finme.form;

/** Where applications may come from. Whoever knows the sources implements it. */
public interface KnownSources {
    /** @param code that a form names */
    boolean isThere(String code);
}
