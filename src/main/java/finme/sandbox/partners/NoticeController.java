package finme.sandbox.partners;

import finme.kernel.Ids;
import finme.sandbox.partners.answers.Behaviour;
import finme.sandbox.partners.answers.Lead;
import finme.sandbox.partners.answers.LenderAnswer;
import finme.sandbox.partners.answers.LenderAnswers;
import finme.sandbox.partners.answers.LenderFields;
import finme.sandbox.partners.answers.Options;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Where simulated lenders are told of a withdrawal ({@code recall}), of an accepted offer ({@code accept}) and of what they
 * had asked for ({@code reply}). {@code ?silent} takes it and never confirms, {@code ?status=500} fails.
 */
@RestController
class NoticeController {
    /** Documents come with it. */
    private static final int LARGEST = 64 << 20;

    private final LenderCalls calls;
    private final LenderAnswers answers;

    NoticeController(LenderCalls calls, LenderAnswers answers) {
        this.calls = calls;
        this.answers = answers;
    }

    @PostMapping("/sandbox/partners/{behaviour}/{notice:recall|accept|reply}")
    ResponseEntity<byte[]> hear(
            @PathVariable("behaviour") String name,
            @PathVariable("notice") String notice,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String given,
            HttpServletRequest request)
            throws IOException {
        Behaviour behaviour = Behaviour.at(name);
        Options options = Options.of(request.getQueryString());
        String key = notice + ' ' + (given == null ? Ids.next() : given);
        LenderCall call = calls.of(behaviour, key);
        call.attempt();
        byte[] body = request.getInputStream().readNBytes(LARGEST);
        Lead lead = lead(key, body, request);
        return write(call.answer(() -> answer(notice, behaviour, lead, options)).answer());
    }

    private static Lead lead(String key, byte[] body, HttpServletRequest request) {
        String origin =
                ServletUriComponentsBuilder.fromContextPath(request).build().toUriString();
        Map<String, String> fields = LenderFields.read(body, String.valueOf(request.getContentType()));
        return Lead.of("L-" + Integer.toHexString(key.hashCode()), key, fields, origin, null);
    }

    private LenderAnswer answer(String notice, Behaviour behaviour, Lead lead, Options options) {
        int status = options.number("status", "200").intValue();
        if (status != HttpStatus.OK.value() || notice.equals("reply")) {
            return status == HttpStatus.OK.value()
                    ? answers.of(Behaviour.ACCEPT, lead, options)
                    : answers.of(Behaviour.ERROR, lead, options);
        }
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("status", notice.equals("recall") ? "withdrawn" : "welcome");
        said.put("reference", lead.reference());
        said.put("confirmed", !options.on("silent"));
        return answers.notice(options.on("silent") ? 202 : 200, said, notice);
    }

    private static ResponseEntity<byte[]> write(LenderAnswer answer) {
        return ResponseEntity.status(answer.status())
                .contentType(MediaType.parseMediaType(answer.contentType()))
                .body(answer.body());
    }
}
