package finme.admin.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import finme.admin.resource.FormFields.Kind;
import finme.catalogue.Catalogue;
import finme.catalogue.Catalogues;
import finme.catalogue.MasterData;
import finme.kernel.Fault;
import finme.testing.FinMeTest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.thymeleaf.spring6.ISpringTemplateEngine;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** What another kind of master data costs: a record, its checks, two words about its administration, three templates. */
@FinMeTest
class SixthKindModuleTests {
    record Brand(
            String code,
            String name,
            @Nullable String colour,
            @Nullable String motto,
            @Nullable String apiKey) {}

    static class Brands implements MasterData<Brand> {
        @Override
        public String kind() {
            return "brand";
        }

        @Override
        public Class<Brand> type() {
            return Brand.class;
        }

        @Override
        public String code(Brand brand) {
            return brand.code();
        }

        @Override
        public List<Fault> faults(Brand brand, @Nullable Brand present) {
            return brand.name() == null ? List.of(new Fault("/name", "required", "A brand has a name.")) : List.of();
        }

        @Override
        public List<Secret> secrets() {
            return List.of(new Secret("/apiKey"));
        }
    }

    record BrandKind(Catalogue<Brand> catalogue) implements ResourceKind<Brand> {
        @Override
        public String path() {
            return "brands";
        }

        @Override
        public String noun() {
            return "brand";
        }

        @Override
        public String icon() {
            return "tag";
        }

        @Override
        public String description() {
            return "Under which names FinMe is seen";
        }

        @Override
        public Class<Brand> type() {
            return Brand.class;
        }

        @Override
        public Map<String, Kind> inputs() {
            return Map.of("/code", Kind.TEXT, "/name", Kind.TEXT, "/colour", Kind.TEXT, "/apiKey", Kind.TEXT);
        }
    }

    private final MockMvc mvc;

    SixthKindModuleTests(
            Catalogues catalogues, JsonResources json, ApplicationContext context, ISpringTemplateEngine templates) {
        ThymeleafViewResolver views = new ThymeleafViewResolver();
        views.setTemplateEngine(templates);
        ResourceKinds kinds = new ResourceKinds(List.of(new BrandKind(catalogues.of(new Brands()))));
        mvc = MockMvcBuilders.standaloneSetup(
                        new ResourceController(kinds, json),
                        new ResourcePages(kinds),
                        new ResourceEditor(kinds, json, new Copies(json)))
                .setControllerAdvice(context.getBeansWithAnnotation(ControllerAdvice.class)
                        .values()
                        .toArray())
                .setViewResolvers(views)
                .defaultRequest(get("/").principal(() -> "admin"))
                .build();
    }

    @Test
    void isReadWrittenShownAndRemembered() throws Exception {
        mvc.perform(put("/api/v1/admin/brands/sun")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"name\": \"Sun\", \"motto\": \"no input for it\", \"apiKey\": \"s3cret\"}"))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.apiKey").value("***"));
        mvc.perform(put("/api/v1/admin/brands/sun")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"color\": \"red\", \"name\": \"Sun\"}"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[0].pointer").value("/color"));
        mvc.perform(post("/admin/brands/sun/edit")
                        .param("/name", "Sunrise")
                        .param("/colour", "red\r\nand yellow")
                        .param("/apiKey", "***")
                        .param("version", "\"1\""))
                .andExpect(redirectedUrl("/admin/brands/sun"));
        mvc.perform(post("/admin/brands/sun/edit").param("/name", "Late").param("version", "\"1\""))
                .andExpect(content().string(containsString("changed in the meantime")));
        mvc.perform(get("/admin/brands")).andExpect(content().string(containsString("Sunrise")));
        mvc.perform(get("/admin/brands/sun")).andExpect(content().string(containsString("version 2")));
        mvc.perform(get("/admin/brands/sun/history"))
                .andExpect(content().string(containsString("Sunrise")))
                .andExpect(content().string(containsString("/name")));
        String versions = mvc.perform(get("/api/v1/admin/brands/sun/versions"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(versions).contains("\"version\":2", "red\\nand yellow").doesNotContain("s3cret");
    }
}
