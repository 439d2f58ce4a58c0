package finme.gateway;

import java.util.Set;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** The codes of a directory that an edge may accept today. */
@HttpExchange("/edge/v1/codes")
public interface EdgeCodes {
    @GetExchange("/{directory}")
    Set<String> active(@PathVariable String directory);
}
