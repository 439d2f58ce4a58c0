package finme.platform.access;

/** One endpoint of the running FinMe, found in its mappings. */
record Endpoint(String method, String path) implements Comparable<Endpoint> {
    /** An address under it: every variable is an id that nothing has. */
    String address() {
        return path.replaceAll("\\{[^/]+}", "00000000-0000-7000-8000-000000000000")
                .replace("/**", "/nothing")
                .replace("*", "nothing");
    }

    @Override
    public int compareTo(Endpoint other) {
        return (path + method).compareTo(other.path + other.method);
    }

    @Override
    public String toString() {
        return method + ' ' + path;
    }
}
