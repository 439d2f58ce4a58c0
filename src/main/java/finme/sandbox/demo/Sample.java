package finme.sandbox.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** One application as a source sends it. */
record Sample(String name, String contentType, byte[] body) {
    private static final String FOLDER = "/samples/sources/";

    /** The file of each demo source. */
    static List<Sample> of(String source) throws IOException {
        return switch (source) {
            case "web-form" -> List.of(file("web-form.json", "application/json"));
            case "affiliate-flat" -> List.of(file("affiliate-flat.json", "application/json"));
            case "affiliate-xml" -> List.of(file("affiliate.xml", "application/xml"));
            case "payday-form" -> List.of(file("payday-form.txt", "application/x-www-form-urlencoded"));
            case "bank-lead" -> List.of(file("bank-lead.json", "application/json"));
            case "branch" -> List.of(file("branch.csv", "text/csv"));
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

    /** As a single application comes: of a file its header and first row. */
    String single() {
        String text = new String(body, StandardCharsets.UTF_8);
        return isFile() ? text.lines().limit(2).collect(Collectors.joining("\n", "", "\n")) : text;
    }

    /** A row an application. */
    boolean isFile() {
        return contentType.equals("text/csv");
    }
}
