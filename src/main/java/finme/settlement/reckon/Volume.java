package finme.settlement.reckon;

/** What a partner has paid out in a month so far, in one currency. @param sum in minor units */
public record Volume(long loans, long sum) {
    public static final Volume NONE = new Volume(0, 0);

    public Volume plus(long loan) {
        return new Volume(loans + 1, Math.addExact(sum, loan));
    }
}
