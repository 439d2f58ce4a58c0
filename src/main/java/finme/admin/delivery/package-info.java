/**
 * Messages to connected systems and to sources for people who look after them: what was sent, what waits, what is parked,
 * and sending it again. What is worth a message, and how it goes out, is others' affair.
 */
@NullMarked
package finme.admin.delivery;

import org.jspecify.annotations.NullMarked;
