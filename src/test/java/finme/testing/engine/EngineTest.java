package finme.testing.engine;

import finme.testing.FreePlace;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;

/** One engine for all tests that carry this and nothing else. Jobs run only when a test runs them. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = EngineContext.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "camunda.bpm.job-execution.enabled=false")
@ActiveProfiles("test")
@ContextConfiguration(initializers = FreePlace.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
public @interface EngineTest {}
