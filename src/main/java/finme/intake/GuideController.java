package finme.intake;

import finme.gateway.Guides;
import finme.gateway.Guides.Answer;
import finme.gateway.Guides.Field;
import finme.gateway.Guides.Guide;
import finme.kernel.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** A source's posting guide for whoever builds the sender, under an unguessable link. A wrong link learns nothing. */
@Controller
@RequestMapping("/guides/{token}")
@Tag(name = "Applications")
class GuideController {
    private final Guides guides;
    private final GuideWords words;
    private final ThymeleafViewResolver views;

    GuideController(Guides guides, GuideWords words, ThymeleafViewResolver views) {
        this.guides = guides;
        this.words = words;
        this.views = views;
    }

    /** @param sample the text to post, as it stands */
    record PostingGuide(
            String source,
            String url,
            String format,
            List<Field> fields,
            @Nullable String sample,
            List<Answer> answers) {}

    @ModelAttribute
    void keepPrivate(HttpServletResponse response) {
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
    }

    /** A page for whoever does not ask for JSON in so many words. */
    @GetMapping
    @Operation(
            summary = "The posting guide of a source: a page, or this with Accept: application/json",
            description = "Made from the source's mapping as it is now. The sample passes when posted. In the language"
                    + " asked for (en, uk, cs), else in the first of Accept-Language that there is.")
    @ApiResponse(
            responseCode = "200",
            description = "As it is today",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = PostingGuide.class)))
    @ApiResponse(responseCode = "404", description = "No link of today", content = @Content)
    Object show(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String language,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept,
            HttpServletRequest request)
            throws Exception {
        Locale locale = GuideWords.language(language, request);
        return accept.contains(MediaType.APPLICATION_JSON_VALUE) ? json(token, locale) : page(token, locale);
    }

    private ResponseEntity<PostingGuide> json(String token, Locale locale) {
        Guide guide = words.in(locale, guides.byToken(token).orElseThrow(() -> Problem.notFound("This guide")));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage())
                .contentType(MediaType.APPLICATION_JSON)
                .body(new PostingGuide(
                        guide.source(), guide.url(), guide.format(), guide.fields(), guide.sample(), guide.answers()));
    }

    private ModelAndView page(String token, Locale locale) throws Exception {
        try {
            Optional<Guide> guide = guides.byToken(token);
            if (guide.isEmpty()) {
                return page("guide-unknown", HttpStatus.NOT_FOUND, locale);
            }
            return page("guide", HttpStatus.OK, locale)
                    .addObject("g", words.in(locale, guide.get()))
                    .addObject("languages", GuideWords.LANGUAGES)
                    .addObject("language", locale.getLanguage());
        } catch (Problem away) {
            return page("guide-later", HttpStatus.valueOf(away.status()), locale);
        }
    }

    private ModelAndView page(String name, HttpStatus status, Locale locale) throws Exception {
        ModelAndView page = new ModelAndView(views.resolveViewName(name, locale));
        page.setStatus(status);
        return page;
    }
}
