package finme.process.move;

import java.util.List;

/**
 * Where instances of one version stand.
 *
 * @param steps ids of the elements
 * @param suspended whether somebody has stopped them
 * @param sample one of them
 */
record Standing(List<String> steps, boolean suspended, String sample, long instances) {}
