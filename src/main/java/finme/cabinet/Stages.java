package finme.cabinet;

/** How far along the way from application to money a status is; borrowers see five stages. */
public final class Stages {
    private static final int BEYOND = 6;

    private Stages() {}

    /** @return 1 to 5 for the stage it is in, 6 when all are done, 0 when the way ended early */
    public static int of(String status) {
        return switch (status) {
            case "RECEIVED", "INCOMPLETE", "ROUTING" -> 1;
            case "WITH_PARTNERS" -> 2;
            case "OFFERED", "ACCEPTED" -> 3;
            case "SIGNED" -> 4;
            case "FUNDED" -> BEYOND;
            default -> 0;
        };
    }
}
