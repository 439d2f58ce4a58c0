package finme.cabinet.access;

import finme.cabinet.CabinetPage;
import finme.cabinet.SessionCookie;
import finme.kernel.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** What pages of the cabinet show instead of what was asked for. */
@ControllerAdvice(annotations = CabinetPage.class)
@Order(Ordered.LOWEST_PRECEDENCE)
class SignedOutAdvice {
    private static final String SIGN_IN = "/cabinet/sign-in?again";

    private final SessionCookie cookie;

    SignedOutAdvice(SessionCookie cookie) {
        this.cookie = cookie;
    }

    @ExceptionHandler
    ModelAndView problem(Problem problem, HttpServletRequest request, HttpServletResponse response) {
        HttpStatus status = HttpStatus.valueOf(problem.status());
        if (status != HttpStatus.UNAUTHORIZED) {
            boolean nothing = status == HttpStatus.NOT_FOUND;
            return new ModelAndView(nothing ? "cabinet/unknown" : "cabinet/later", status);
        }
        cookie.takeBack(response);
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", SIGN_IN);
            return new ModelAndView("cabinet/later", HttpStatus.OK);
        }
        return new ModelAndView("redirect:" + SIGN_IN);
    }
}
