package finme.form;

import java.util.List;
import java.util.Optional;

/** Published forms, as this node knows them: what is published here counts at once, elsewhere within a second. */
public interface Forms {
    Optional<Form> current(String key);

    /** As it was published once; half-filled drafts ask for it. */
    Optional<Form> version(String key, int version);

    /** Each in its current version, by key. */
    List<Form> all();
}
