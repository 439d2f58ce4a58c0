package finme.chaos.mutant;

import finme.dispatch.CallbackInbox;
import finme.dispatch.calling.PartnerConnector;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Wraps the bean whose promise is to be broken. The property {@code chaos.mutant} says which. */
public final class PlantMutant implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String mutant = context.getEnvironment().getProperty("chaos.mutant", "");
        context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                java.util.function.Supplier<JdbcTemplate> jdbc = () -> context.getBean(JdbcTemplate.class);
                if (bean instanceof CallbackInbox && mutant.startsWith("m1")) {
                    return wrapped(bean, new DropEarlyCallbacks(jdbc));
                }
                if (bean instanceof PartnerConnector && mutant.startsWith("m3")) {
                    return wrapped(bean, new MarkBeforeSend(jdbc));
                }
                if (bean instanceof PartnerConnector && mutant.startsWith("m4")) {
                    return wrapped(bean, new NewKeyPerTry());
                }
                return bean;
            }
        });
    }

    private static Object wrapped(Object bean, MethodInterceptor mutation) {
        ProxyFactory factory = new ProxyFactory(bean);
        factory.setProxyTargetClass(bean instanceof PartnerConnector);
        factory.addAdvice(mutation);
        return factory.getProxy(bean.getClass().getClassLoader());
    }
}
