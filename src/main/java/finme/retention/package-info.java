/**
 * How long data are kept, and how a person is forgotten: rules, the nightly run, erasures and what makes them last.
 * What is kept where, each module knows of its own tables: it implements {@link finme.retention.Disposal} and
 * {@link finme.retention.PersonalData}.
 */
@ApplicationModule(allowedDependencies = {"catalogue", "fdforge", "work", "kernel"})
@NullMarked
package finme.retention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
