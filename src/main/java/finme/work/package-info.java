/**
 * How work is done: threads that go on after a failure, batches, limits on what is under way, work after a commit, the
 * clock of what is looked for again and again. Knows no business object and stores nothing.
 */
@ApplicationModule(
        allowedDependencies = {},
        type = ApplicationModule.Type.OPEN)
@NullMarked
package finme.work;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
