package finme.sandbox.demo;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

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

    /** A row an application. */
    boolean isFile() {
        return contentType.equals("text/csv");
    }
}
