package finme.process.publish.model;

import org.camunda.bpm.engine.BadUserRequestException;
import org.jspecify.annotations.Nullable;

/** Why something is not deployed, in a sentence for whoever pressed the button; 400 over REST. */
public final class Refused extends BadUserRequestException {
    public Refused(String sentence) {
        super("Not deployed, nothing has changed. " + sentence);
    }

    public static Refused at(@Nullable String place, String why) {
        return new Refused(place + ": " + why + ".");
    }
}
