package finme.platform.web;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

class PrefixedMappingsTests {
    private MockMvc mvc;

    @RestController
    static class Shelf {
        @GetMapping("/books")
        String all() {
            return "all";
        }

        @GetMapping("/books/{book}")
        String one(@PathVariable String book) {
            return book;
        }

        @GetMapping({"/files/**", "/{kind}/newest"})
        String many() {
            return "many";
        }
    }

    @BeforeEach
    void set() {
        mvc = MockMvcBuilders.standaloneSetup(new Shelf())
                .setCustomHandlerMapping(PrefixedMappings::new)
                .build();
    }

    @Test
    void findsWhatItWouldHaveFoundWithout() throws Exception {
        answers("/books", "all");
        answers("/books/7", "7");
        answers("/b%6Foks/a%20b", "a b");
        answers("/books;v=1/7", "7");
        answers("/files", "many");
        answers("/files/a/b", "many");
        answers("/films/newest", "many");
    }

    @Test
    void saysWhatIsWrongAsBefore() throws Exception {
        mvc.perform(post("/books/7")).andExpect(status().isMethodNotAllowed());
        mvc.perform(get("/book/7")).andExpect(status().isNotFound());
        mvc.perform(get("/booksand/7")).andExpect(status().isNotFound());
    }

    private void answers(String path, String answer) throws Exception {
        mvc.perform(get(URI.create(path)))
                .andExpect(status().isOk())
                .andExpect(content().string(answer));
    }
}
