package finme.delivery;

/** Where a message stands at its receiver. Its names are the outer contract. */
public enum DeliveryState {
    /** Not tried yet, or to be sent once more because somebody asked for it. */
    WAITING,
    DELIVERED,
    /** Tried in vain and tried again; later messages wait behind it. */
    RETRYING,
    /** Parked after 75 hours, or at once when nobody will ever have it, until somebody sends it again; later messages went on. */
    DEAD
}
