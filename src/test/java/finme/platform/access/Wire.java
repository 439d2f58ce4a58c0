package finme.platform.access;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Writes requests byte by byte: clients that are well brought up send no such thing. */
record Wire(int port) {
    private static final int PATIENCE = 20_000;

    record Reply(int status, String head, String body) {
        String header(String name) {
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }
    }

    /** @param headers one letter for each byte */
    Reply send(String method, String target, List<String> headers, byte[] body) throws IOException {
        StringBuilder head = new StringBuilder(method + ' ' + target + " HTTP/1.1\r\nConnection: close\r\n");
        if (headers.stream().noneMatch(each -> each.startsWith("Host:"))) {
            head.append("Host: localhost:").append(port).append("\r\n");
        }
        headers.forEach(each -> head.append(each).append("\r\n"));
        if (body.length > 0 || !method.equals("GET")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE);
            socket.setTcpNoDelay(true);
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.write((head + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            all.write(body);
            socket.getOutputStream().write(all.toByteArray());
            return read(socket.getInputStream());
        }
    }

    /** A stream of events is let go once it has begun. */
    private static Reply read(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] part = new byte[8_192];
        try {
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                all.write(part, 0, read);
                if (all.toString(StandardCharsets.ISO_8859_1).contains("text/event-stream")) {
                    break;
                }
            }
        } catch (SocketTimeoutException silent) {
            if (all.size() == 0) {
                return new Reply(0, "", "no answer in " + PATIENCE + " ms");
            }
        }
        String text = all.toString(StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        String head = end < 0 ? text : text.substring(0, end);
        String[] first = head.split(" ", 3);
        int status = first.length > 1 ? Integer.parseInt(first[1]) : 0;
        return new Reply(status, head, end < 0 ? "" : text.substring(end + 4));
    }
}
