package finme.dispatch.testing;

import finme.mapping.Feel;
import finme.mapping.Payloads;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The real FEEL and the real formats, without the rest. */
public final class Mappings {
    private static final AnnotationConfigApplicationContext CONTEXT =
            new AnnotationConfigApplicationContext("finme.mapping");

    public static final Feel FEEL = CONTEXT.getBean(Feel.class);
    public static final Payloads PAYLOADS = CONTEXT.getBean(Payloads.class);

    private Mappings() {}
}
