package finme.testing;

import finme.platform.FinMe;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.support.DependencyInjectionTestExecutionListener;

/**
 * The whole of FinMe with PostgreSQL and the sandbox on a free port, once for all tests that carry this and nothing
 * else: a mock bean or a property of one's own costs another start. Tests therefore use codes of their own.
 * Constructor parameters are injected; {@link FinMeHttp} talks to it, {@link CabinetLogin} signs borrowers in. Nothing
 * else is done around a test: looking through all beans for mocks took longer than many a test.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = FinMe.class, webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
@ActiveProfiles({"test", "sandbox"})
@ContextConfiguration(initializers = FreePlace.class)
@Import({FinMeHttp.class, CabinetLogin.class})
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@TestExecutionListeners(DependencyInjectionTestExecutionListener.class)
public @interface FinMeTest {}
