package finme.reception;

/** Whether there is room for what has time: far less of it than {@link Reception} has for what has not. */
public interface SpareRoom {
    /** Asks no database. Who is told no looks again a little later. */
    boolean isThere();
}
