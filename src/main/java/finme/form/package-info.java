/**
 * What borrowers are asked: forms in form-js's own schema, their versions, drafts and translations, how a field is bound to
 * the canonical application, and the check of what was filled in. The check needs no database, so that an edge has it, too.
 */
@ApplicationModule(allowedDependencies = {"catalogue", "fdforge", "canonical", "mapping", "work", "kernel"})
@NullMarked
package finme.form;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
