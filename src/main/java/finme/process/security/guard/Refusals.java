package finme.process.security.guard;

import java.util.List;

/** Why something is refused that the engine could do, and what to do instead. */
final class Refusals {
    private static final String ENDS =
            "An application and its process go together. Withdraw the application in the back office: that ends both.";
    private static final String MOVES =
            "An application moves by what partners and borrowers say, by its tasks, or from the back office.";
    private static final String STARTS = "A process starts when an application is taken in, never by hand.";
    private static final String TEXTS =
            "What people write would lie unsealed in the engine's tables. Tasks and incidents keep their own words.";
    private static final String RIGHTS = "Who may do what follows from people's roles.";
    private static final String RULES =
            "Rules are tried on the page of the decision, within FinMe's limits of time and steps.";
    private static final String MODELS = "A version is removed with its deployment.";
    private static final String OTHER = "FinMe does not let people change this in the engine.";

    /** By what the engine's class is called; the first that fits. */
    private static final List<Kind> KINDS = List.of(
            new Kind(".*(Comment|Attachment|Annotation).*|(Save|Create)TaskCmd|SetTask(Name|Description)Cmd", TEXTS),
            new Kind("(Start|SubmitStart|.*Instantiation|EvaluateStart).*", STARTS),
            new Kind("Delete(Historic)?ProcessInstance.*|.*(Modif|Cancellation|Restart).*|Delete(Jobs?|Task)Cmd", ENDS),
            new Kind("(Correlate|Message|Signal|Patch|Set.*Variables|Remove.*Variables|HandleTask|Resolve).*", MOVES),
            new Kind(".*(Authorization|User|Group|Tenant|Membership).*", RIGHTS),
            new Kind("EvaluateDecision.*", RULES),
            new Kind("DeleteProcessDefinition.*|SetProcessDefinitionVersion.*", MODELS));

    private record Kind(String commands, String sentence) {}

    private Refusals() {}

    static String sentence(String command) {
        return KINDS.stream()
                .filter(kind -> command.matches(kind.commands()))
                .map(Kind::sentence)
                .findFirst()
                .orElse(OTHER);
    }
}
