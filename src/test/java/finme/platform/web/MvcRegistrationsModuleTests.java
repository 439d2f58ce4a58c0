package finme.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import finme.testing.FinMeTest;
import jakarta.servlet.ServletContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Spring falls back to its own without a word; nothing but the time of each request would tell. */
@FinMeTest
class MvcRegistrationsModuleTests {
    private final RequestMappingHandlerMapping mapping;
    private final RequestMappingHandlerAdapter adapter;
    private final ServletContext servlets;

    MvcRegistrationsModuleTests(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping,
            RequestMappingHandlerAdapter adapter,
            ServletContext servlets) {
        this.mapping = mapping;
        this.adapter = adapter;
        this.servlets = servlets;
    }

    @Test
    void requestsFindTheirHandlerAndAnswersLeaveItAsWeRegistered() {
        assertThat(mapping).isInstanceOf(PrefixedMappings.class);
        assertThat(adapter).isInstanceOf(AnswersAtHand.class);
    }

    @Test
    void linksOfPagesAreNotLookedUp() {
        assertThat(servlets.getFilterRegistrations())
                .containsKey("characterEncodingFilter")
                .doesNotContainKey("resourceUrlEncodingFilter");
    }
}
