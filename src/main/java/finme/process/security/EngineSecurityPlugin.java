package finme.process.security;

import finme.process.security.guard.ActionGuard;
import finme.process.security.guard.QueryGuard;
import finme.process.security.guard.TextGuard;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.userdetails.UserDetails;

/** What a property can't say: the guards on what people do and ask, and an identity service that can only be read. */
final class EngineSecurityPlugin extends AbstractProcessEnginePlugin {
    private final List<UserDetails> people;

    EngineSecurityPlugin(List<UserDetails> people) {
        this.people = people;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        IdentityService identity = engine.getIdentityService();
        engine.setCustomPreCommandInterceptorsTxRequired(
                withGuards(engine.getCustomPreCommandInterceptorsTxRequired(), identity));
        engine.setCustomPreCommandInterceptorsTxRequiresNew(
                withGuards(engine.getCustomPreCommandInterceptorsTxRequiresNew(), identity));
        engine.setIdentityProviderSessionFactory(new ReadOnlyPeople.Factory(people));
        engine.setAuthorizationCheckRevokes("never"); // we never revoke, and looking costs a join
    }

    private List<CommandInterceptor> withGuards(@Nullable List<CommandInterceptor> present, IdentityService identity) {
        List<CommandInterceptor> all = new ArrayList<>(present == null ? List.of() : present);
        all.add(new QueryGuard());
        all.add(new ActionGuard(identity, new TextGuard(this::isPerson)));
        return all;
    }

    private boolean isPerson(String name) {
        return people.stream().anyMatch(person -> person.getUsername().equals(name));
    }
}
