package finme.gateway.server;

import finme.gateway.Guides;
import finme.source.GuideBook;
import finme.source.PostingGuide;
import java.util.Optional;
import org.springframework.web.bind.annotation.RestController;

@RestController
class GuidesFromBook implements Guides {
    private final GuideBook book;

    GuidesFromBook(GuideBook book) {
        this.book = book;
    }

    @Override
    public Optional<Guide> byToken(String token) {
        return book.byToken(token).map(GuidesFromBook::guide);
    }

    private static Guide guide(PostingGuide guide) {
        return new Guide(
                guide.source(),
                guide.name(),
                guide.url(),
                guide.format().name(),
                guide.format().mediaType(),
                guide.externalId(),
                guide.fields().stream().map(GuidesFromBook::field).toList(),
                guide.sample(),
                guide.answers().stream().map(GuidesFromBook::answer).toList());
    }

    private static Field field(PostingGuide.Field field) {
        return new Field(
                field.path(),
                field.type(),
                field.required(),
                field.values(),
                field.examples(),
                field.fills(),
                field.means(),
                field.example());
    }

    private static Answer answer(PostingGuide.Answer answer) {
        return new Answer(answer.name(), answer.status(), answer.code(), answer.text(), answer.body());
    }
}
