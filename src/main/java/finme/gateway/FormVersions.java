package finme.gateway;

import finme.form.Form;
import java.util.Optional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** Former versions of forms: an edge knows the present ones, and asks for those on which somebody began. */
@HttpExchange("/edge/v1/forms")
public interface FormVersions {
    @GetExchange("/{key}/versions/{version}")
    Optional<Form> find(@PathVariable String key, @PathVariable int version);
}
