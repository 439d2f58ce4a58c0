/**
 * What Tasklist's forms show of an application and what becomes of what people choose there: read from fdForge when a
 * form is opened, handed to whoever decides when it is sent. Nothing of either is a variable of the process.
 */
@NullMarked
package finme.process.tasklist;

import org.jspecify.annotations.NullMarked;
