package finme.admin;

/** A state as a badge: a word, a shape and a tone, so that colour is never alone. */
public record Badge(String tone, String icon, String text) {}
