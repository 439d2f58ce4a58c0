package finme.form;

import java.util.List;

/** The entries of directories in words. In core the directories answer, at an edge what core told it. */
@FunctionalInterface
public interface OptionTexts {
    /**
     * @param language ISO 639-1
     * @return those in use today, in their order; empty for an unknown directory
     */
    List<Option> of(String directory, String language);

    record Option(String value, String label) {}
}
