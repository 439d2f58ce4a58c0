package finme.admin.usage;

import java.util.stream.Stream;

/** Somebody who holds rules, and tells what they say right now. */
interface Places {
    Stream<Place> all();
}
