package finme.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list under keyset paging.
 *
 * @param next opaque cursor for the following page, null on the last
 */
public record Slice<T>(List<T> items, @Nullable String next) {}
