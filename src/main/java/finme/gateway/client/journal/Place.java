package finme.gateway.client.journal;

/** Where a frame lies. @param segment number of its file @param position of its first byte @param length with its header */
public record Place(long segment, long position, int length) {}
