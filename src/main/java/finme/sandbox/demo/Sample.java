package finme.sandbox.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One application as a source sends it. */
record Sample(String name, String contentType, byte[] body) {
    private static final String FOLDER = "/samples/sources/";

    /** The file of each demo source. A CSV file becomes a sample a row, each with the header. */
    static List<Sample> of(String source) throws IOException {
        return switch (source) {
            case "web-form" -> List.of(file("web-form.json", "application/json"));
            case "affiliate-flat" -> List.of(file("affiliate-flat.json", "application/json"));
            case "affiliate-xml" -> List.of(file("affiliate.xml", "application/xml"));
            case "payday-form" -> List.of(file("payday-form.txt", "application/x-www-form-urlencoded"));
            case "bank-lead" -> List.of(file("bank-lead.json", "application/json"));
            case "branch" -> rows(file("branch.csv", "text/csv"));
            default -> List.of();
        };
    }

    private static Sample file(String name, String contentType) throws IOException {
        return new Sample(name, contentType, read(FOLDER + name));
    }

    static byte[] read(String path) throws IOException {
        try (InputStream file = Sample.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IOException(path + " is not on the classpath");
            }
            return file.readAllBytes();
        }
    }

    private static List<Sample> rows(Sample file) {
        List<String> lines =
                new String(file.body(), StandardCharsets.UTF_8).lines().toList();
        List<Sample> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String body = lines.get(0) + '\n' + line + '\n';
            rows.add(new Sample(
                    file.name() + " row " + (rows.size() + 1),
                    file.contentType(),
                    body.getBytes(StandardCharsets.UTF_8)));
        }
        return rows;
    }
}
