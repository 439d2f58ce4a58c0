package finme.canonical.reading;

import com.fasterxml.jackson.databind.JsonNode;
import finme.canonical.identity.Unusable;

/** Turns what a mapping gave into a canonical value. */
interface Reading {
    /** @param raw never null, never a blank string */
    JsonNode read(Object raw) throws Unusable;
}
