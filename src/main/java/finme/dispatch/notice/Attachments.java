package finme.dispatch.notice;

import finme.dispatch.ReplyContents;
import finme.dispatch.ReplyContents.Document;
import finme.mapping.PayloadFormat;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Documents in a body. The mapping puts a mark where it wants a document's content, Base64; documents are too large for a
 * mapping, so the content takes the mark's place afterwards.
 */
record Attachments(PayloadFormat format, ReplyContents keeper, List<Document> documents) {
    private static final String MARK = "finmeDocument";

    List<Map<String, Object>> described() {
        return documents.stream().map(Attachments::described).toList();
    }

    private static Map<String, Object> described(Document document) {
        return Map.of(
                "id", document.id().toString(),
                "code", document.code(),
                "name", document.name(),
                "type", document.type(),
                "size", document.size(),
                "content", mark(document));
    }

    byte[] fill(byte[] body) {
        byte[] filled = body;
        for (Document document : documents) {
            byte[] mark = mark(document).getBytes(StandardCharsets.US_ASCII);
            if (indexOf(filled, mark, 0) >= 0) {
                filled = replaced(filled, mark, content(document));
            }
        }
        return filled;
    }

    private byte[] content(Document document) {
        byte[] text = Base64.getEncoder().encode(keeper.read(document));
        return format == PayloadFormat.FORM
                ? new String(text, StandardCharsets.US_ASCII)
                        .replace("+", "%2B")
                        .replace("/", "%2F")
                        .replace("=", "%3D")
                        .getBytes(StandardCharsets.US_ASCII)
                : text;
    }

    private static String mark(Document document) {
        return MARK + document.id().toString().replace("-", "");
    }

    private static byte[] replaced(byte[] body, byte[] mark, byte[] content) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream(body.length + content.length);
        int from = 0;
        for (int at = indexOf(body, mark, 0); at >= 0; at = indexOf(body, mark, from)) {
            whole.write(body, from, at - from);
            whole.writeBytes(content);
            from = at + mark.length;
        }
        whole.write(body, from, body.length - from);
        return whole.toByteArray();
    }

    private static int indexOf(byte[] body, byte[] mark, int from) {
        for (int at = from; at <= body.length - mark.length; at++) {
            int length = 0;
            while (length < mark.length && body[at + length] == mark[length]) {
                length++;
            }
            if (length == mark.length) {
                return at;
            }
        }
        return -1;
    }
}
