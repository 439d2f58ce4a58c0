package finme.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import finme.testing.FinMeTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Spring falls back to its own without a word; nothing but the time of each request would tell. */
@FinMeTest
class MvcRegistrationsModuleTests {
    private final RequestMappingHandlerMapping mapping;
    private final RequestMappingHandlerAdapter adapter;

    MvcRegistrationsModuleTests(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping,
            RequestMappingHandlerAdapter adapter) {
        this.mapping = mapping;
        this.adapter = adapter;
    }

    @Test
    void requestsFindTheirHandlerAndAnswersLeaveItAsWeRegistered() {
        assertThat(mapping).isInstanceOf(PrefixedMappings.class);
        assertThat(adapter).isInstanceOf(AnswersAtHand.class);
    }
}
