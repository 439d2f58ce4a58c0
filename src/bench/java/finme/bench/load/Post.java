package finme.bench.load;

import java.nio.charset.StandardCharsets;

/** One request, ready for the wire. */
public record Post(int port, byte[] bytes) {
    /** @param header a further line such as {@code Authorization: Bearer …}; may be empty */
    public static Post json(int port, String path, String header, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String head = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nContent-Type: application/json\r\n"
                + (header.isEmpty() ? "" : header + "\r\n") + "Content-Length: " + content.length + "\r\n\r\n";
        byte[] start = head.getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = new byte[start.length + content.length];
        System.arraycopy(start, 0, bytes, 0, start.length);
        System.arraycopy(content, 0, bytes, start.length, content.length);
        return new Post(port, bytes);
    }
}
