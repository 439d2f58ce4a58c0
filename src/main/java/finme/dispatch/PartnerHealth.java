package finme.dispatch;

/** How a partner fares technically, as this node sees it. */
public interface PartnerHealth {
    Health of(String partner);

    /** @param calls the last ones that count @param failed how many of them failed technically */
    record Health(Circuit circuit, int calls, int failed) {}

    enum Circuit {
        CLOSED,
        /** It gets nothing for the moment: most of its calls fail. */
        OPEN,
        /** A few are sent to see whether it is well again. */
        PROBING
    }
}
