package finme.tries;

/**
 * Somebody with a credential before a door.
 *
 * @param account whom it claims to be; empty when nobody has that name
 * @param address where it comes from; empty where that is not known
 * @param credential what it shows
 */
public record Knock(Door door, String account, String address, String credential) {
    public Knock showing(String other) {
        return new Knock(door, account, address, other);
    }

    @Override
    public String toString() {
        return "Knock[" + door + ']';
    }
}
