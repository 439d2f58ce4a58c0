package finme.crm.odata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.crm.odata.BatchPart.Answer;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Batches of OData 4.0: HTTP requests in the parts of a MIME message, answered in the same order. */
@Component
class MultipartBatch {
    private static final String LINE = "\r\n";

    private final ObjectMapper json;

    MultipartBatch(ObjectMapper json) {
        this.json = json;
    }

    /** Each request stands for itself: none is in a change set, so one that fails takes no other with it. */
    byte[] write(String boundary, List<BatchPart> parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < parts.size(); i++) {
            BatchPart part = parts.get(i);
            byte[] body = part.body() == null ? new byte[0] : json.writeValueAsBytes(part.body());
            StringBuilder head = new StringBuilder("--" + boundary + LINE)
                    .append("Content-Type: application/http" + LINE)
                    .append("Content-Transfer-Encoding: binary" + LINE)
                    .append("Content-ID: ")
                    .append(i)
                    .append(LINE + LINE)
                    .append(part.method().toUpperCase(Locale.ROOT))
                    .append(' ')
                    .append(part.url())
                    .append(" HTTP/1.1" + LINE)
                    .append("Accept: application/json" + LINE);
            part.headers().forEach((name, value) -> {
                if (!name.equals("accept")) {
                    head.append(name).append(": ").append(value).append(LINE);
                }
            });
            if (body.length > 0) {
                head.append("Content-Length: ").append(body.length).append(LINE);
            }
            out.write(head.append(LINE).toString().getBytes(StandardCharsets.UTF_8));
            out.write(body);
            out.write(LINE.getBytes(StandardCharsets.UTF_8));
        }
        out.write(("--" + boundary + "--" + LINE).getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    /** @return answers in the order of the requests; fewer when the service stopped at one */
    List<Answer> read(byte[] body, String contentType) throws IOException {
        try {
            MimeMultipart all = new MimeMultipart(new ByteArrayDataSource(body, contentType));
            List<Answer> answers = new ArrayList<>();
            for (int i = 0; i < all.getCount(); i++) {
                try (InputStream part = all.getBodyPart(i).getInputStream()) {
                    answers.add(answer(part.readAllBytes()));
                }
            }
            return answers;
        } catch (MessagingException broken) {
            throw new IOException("its batch can't be read");
        }
    }

    /** An HTTP response written out. */
    private Answer answer(byte[] response) throws IOException, MessagingException {
        ByteArrayInputStream in = new ByteArrayInputStream(response);
        String[] status = line(in).split(" ", 3);
        if (status.length < 2 || !status[1].matches("\\d{3}")) {
            throw new IOException("no status in its batch");
        }
        Map<String, String> headers = new HashMap<>();
        Enumeration<Header> read = new InternetHeaders(in).getAllHeaders();
        while (read.hasMoreElements()) {
            Header header = read.nextElement();
            headers.put(
                    header.getName().toLowerCase(Locale.ROOT), header.getValue().strip());
        }
        byte[] body = in.readAllBytes();
        boolean blank = new String(body, StandardCharsets.UTF_8).isBlank();
        JsonNode tree = blank ? json.missingNode() : json.readTree(body);
        return new Answer(Integer.parseInt(status[1]), headers, tree);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        while (next >= 0 && next != '\n') {
            line.write(next);
            next = in.read();
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }
}
