/**
 * What a process model has to keep to, told from the model alone: no code, nothing that runs without an end, nothing that
 * waits for what never comes. Whether what it names is there is looked at where it is published.
 */
@NullMarked
package finme.process.publish.model;

import org.jspecify.annotations.NullMarked;
