package finme.gateway;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** How far people got in forms at an edge, in sums; no value of any answer. */
@HttpExchange("/edge/v1/form-tally")
public interface FormTally {
    /** Counted once, however often it comes. What an edge can't hand over now it sends again. */
    @PostExchange
    void add(@RequestBody Report report);

    record Report(UUID id, List<Counted> counted) {}

    /**
     * @param day in UTC
     * @param what {@code viewed, started, reached, left, saved, resumed, submitted, refused}
     * @param place number of a step, or key of a field; empty where there is none
     * @param code why a field was refused, else empty
     */
    record Counted(String form, int version, LocalDate day, String what, String place, String code, long count) {}
}
