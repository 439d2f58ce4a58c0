package finme.borrower;

import java.util.List;

/**
 * One attribute of a person with where it comes from.
 *
 * @param name canonical path, such as {@code borrower.address.city} or {@code attributes.carOwner}
 * @param value what counts by the rule of survivorship
 * @param others what each other source said last, newest first
 * @param replaced what counted or was said before, newest first
 */
public record Attribute(String name, Known value, List<Known> others, List<Replaced> replaced) {}
