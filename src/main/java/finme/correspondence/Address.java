package finme.correspondence;

/** Where a borrower is reached. @param value as the canonical application has it */
public record Address(Channel channel, String value) {
    @Override
    public String toString() {
        return "Address[" + channel + ']';
    }
}
