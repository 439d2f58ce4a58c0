package finme.platform.postgres;

/** Who owns FinMe's tables, when that is not who works with them. */
record MigrationOwner(String user, String password) {
    @Override
    public String toString() {
        return "MigrationOwner[" + user + ']';
    }
}
