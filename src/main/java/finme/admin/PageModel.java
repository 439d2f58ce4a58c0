package finme.admin;

import finme.admin.resource.ResourceKind;
import finme.admin.resource.ResourceKinds;
import finme.directory.Labels;
import finme.fdforge.ErasedException;
import finme.kernel.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** What every admin page knows, and what it shows when there is nothing to show. */
@ControllerAdvice(annotations = Page.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageModel {
    private static final DisplayFormat SHOW = new DisplayFormat();

    private final ResourceKinds kinds;
    private final Labels labels;

    PageModel(ResourceKinds kinds, Labels labels) {
        this.kinds = kinds;
        this.labels = labels;
    }

    @ModelAttribute("labels")
    Labels labels() {
        return labels;
    }

    @ModelAttribute("kinds")
    Collection<ResourceKind<?>> kinds() {
        return kinds.all();
    }

    @ModelAttribute("show")
    DisplayFormat show() {
        return SHOW;
    }

    @ModelAttribute("me")
    CurrentUser me(HttpServletRequest request) {
        return CurrentUser.of(request);
    }

    @ExceptionHandler
    ModelAndView problem(Problem problem) {
        HttpStatus status = HttpStatus.valueOf(problem.status());
        return page(status, problem.detail());
    }

    @ExceptionHandler
    ModelAndView erased(ErasedException gone) {
        return page(HttpStatus.GONE, String.valueOf(gone.getMessage()) + " Nothing personal can be read any more.");
    }

    @ExceptionHandler
    ModelAndView noSuchId(MethodArgumentTypeMismatchException mismatch) {
        return page(HttpStatus.NOT_FOUND, "There is nothing under this address.");
    }

    private static ModelAndView page(HttpStatus status, String detail) {
        ModelAndView page = new ModelAndView("error", status);
        page.addObject("status", status.value());
        page.addObject("detail", detail);
        return page;
    }
}
