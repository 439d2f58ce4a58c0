package finme.correspondence;

/** How a borrower wants to hear of what happens. Codes come to the address that somebody asks with, whatever is set here. */
public enum Messages {
    /** And by text message where no address is known. */
    MAIL,
    SMS,
    NONE
}
