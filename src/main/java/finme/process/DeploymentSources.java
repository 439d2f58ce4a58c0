package finme.process;

/** By what the engine's deployments say where they come from. */
public final class DeploymentSources {
    /** Those that FinMe makes itself, from its jar. */
    public static final String SHIPPED = "finme-shipped";

    private DeploymentSources() {}
}
