package finme.source.guide;

import finme.source.PostingGuide;
import finme.source.Source;
import java.util.ArrayList;
import java.util.List;

/** What a sender may hear, with an example of each. */
final class GuideAnswers {
    private GuideAnswers() {}

    static List<PostingGuide.Answer> of(Source source, String url) {
        List<PostingGuide.Answer> answers = new ArrayList<>();
        answers.add(new PostingGuide.Answer(
                "taken", 202, null, "Taken in. Keep the id; ask at statusUrl how it goes.", """
                {"id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b", "reference": "FM-7K2P-9XQD", "status": "RECEIVED",
                 "statusUrl": "%s/0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b", "warnings": []}""".formatted(url)));
        if (source.onMissing() == Source.OnMissing.COMPLETE) {
            answers.add(new PostingGuide.Answer(
                    "incomplete",
                    202,
                    null,
                    "Taken in, but something is missing: send the borrower to completeUrl.",
                    "{\"id\": \"…\", \"status\": \"INCOMPLETE\", \"completeUrl\": \"https://…/complete/…\"}"));
        }
        answers.add(problem(400, "malformed", "The body can't be read as " + source.format() + '.'));
        answers.add(problem(401, "unauthorized", "The key is wrong or missing."));
        answers.add(problem(403, "source_paused", "We have paused you; talk to us."));
        answers.add(problem(409, "in_progress", "The first of these repeats is still in progress; try again."));
        answers.add(problem(
                415,
                "unsupported_media_type",
                "Another Content-Type than " + source.format().mediaType()));
        answers.add(new PostingGuide.Answer(
                "invalid", 422, "invalid", "Refused, with every fault at once. Don't repeat it unchanged.", """
                {"status": 422, "code": "invalid", "title": "…",
                 "errors": [{"pointer": "/borrower/email", "code": "invalid_email", "message": "…"}]}"""));
        answers.add(problem(422, "external_id_reused", "This id of yours came before with other content."));
        answers.add(problem(429, "rate_limited", "Too many; wait as long as Retry-After says."));
        answers.add(
                problem(503, "overloaded", "Too much at once for us; wait as long as Retry-After says and repeat it."));
        return answers;
    }

    private static PostingGuide.Answer problem(int status, String code, String text) {
        return new PostingGuide.Answer(
                code,
                status,
                code,
                text,
                "{\"status\": %d, \"code\": \"%s\", \"title\": \"…\"}".formatted(status, code));
    }
}
