package finme.process.publish;

import finme.work.AfterCommit;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Says what was deployed and is most likely not meant: in the log, and to whoever deployed it by a header of the answer. */
@Component
class Doubts {
    static final String HEADER = "X-FinMe-Warning";

    private static final Logger LOG = LoggerFactory.getLogger(Doubts.class);
    private static final int SAID = 10;

    void tell(List<String> doubts) {
        if (doubts.isEmpty()) {
            return;
        }
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                && request.getResponse() != null) {
            doubts.stream().limit(SAID).forEach(doubt -> request.getResponse().addHeader(HEADER, ascii(doubt)));
        }
        AfterCommit.run(() -> doubts.forEach(doubt -> LOG.warn("Deployed, but look again: {}", doubt)));
    }

    private static String ascii(String text) {
        return text.chars()
                .mapToObj(letter -> letter >= ' ' && letter < 127 ? String.valueOf((char) letter) : "?")
                .collect(Collectors.joining());
    }
}
