package finme.portal.page;

import finme.kernel.Problem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** What every page of the lenders knows, and what it shows when there is nothing to show. */
@ControllerAdvice(annotations = PortalPage.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class PortalModel {
    private static final Shown SHOW = new Shown();

    @ModelAttribute("show")
    Shown show() {
        return SHOW;
    }

    @ExceptionHandler
    ModelAndView problem(Problem problem) {
        return page(HttpStatus.valueOf(problem.status()), problem.detail());
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
