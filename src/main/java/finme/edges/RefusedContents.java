package finme.edges;

import finme.edges.RefusedApplications.Sealed;

/** Opens what an edge sealed; the gateway does it. */
public interface RefusedContents {
    /** @return the application as text, empty when it can't be opened */
    String text(Sealed application);
}
