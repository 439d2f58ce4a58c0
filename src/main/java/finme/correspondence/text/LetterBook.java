package finme.correspondence.text;

import finme.catalogue.Catalogue;
import finme.catalogue.ExpectedVersion;
import finme.catalogue.PastVersion;
import finme.catalogue.Versioned;
import finme.correspondence.LetterText;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Every letter there is, whole: what was saved, and else as it ships. One that nobody changed has the version 0. */
final class LetterBook implements Catalogue<LetterText> {
    private final Catalogue<LetterText> saved;
    private final ShippedTexts shipped;

    LetterBook(Catalogue<LetterText> saved, ShippedTexts shipped) {
        this.saved = saved;
        this.shipped = shipped;
    }

    @Override
    public Optional<Versioned<LetterText>> find(String code) {
        return saved.find(code).map(this::whole).or(() -> shipped.find(code).map(LetterBook::unchanged));
    }

    @Override
    public List<Versioned<LetterText>> all() {
        return ShippedTexts.CODES.stream().flatMap(code -> find(code).stream()).toList();
    }

    @Override
    public Saved<LetterText> put(LetterText value, ExpectedVersion expected, String actor) {
        Saved<LetterText> put = saved.put(shipped.changes(value), over(value.code(), expected), actor);
        return new Saved<>(whole(put.versioned()), false);
    }

    @Override
    public LetterText preview(LetterText value, ExpectedVersion expected) {
        return shipped.completed(saved.preview(shipped.changes(value), over(value.code(), expected)));
    }

    @Override
    public Versioned<LetterText> change(String code, UnaryOperator<LetterText> edit, String actor) {
        return whole(saved.change(code, edit, actor));
    }

    @Override
    public List<PastVersion> history(String code) {
        return saved.history(code);
    }

    @Override
    public List<String> unreadable() {
        return saved.unreadable();
    }

    /** Who has seen it as it ships wants to be the first to change it. */
    private ExpectedVersion over(String code, ExpectedVersion expected) {
        boolean first = saved.find(code).isEmpty();
        return first && (expected.fits(0) && expected != ExpectedVersion.ANY) ? ExpectedVersion.ABSENT : expected;
    }

    private Versioned<LetterText> whole(Versioned<LetterText> it) {
        LetterText whole = shipped.completed(it.value());
        return new Versioned<>(it.code(), whole, whole, it.version());
    }

    private static Versioned<LetterText> unchanged(LetterText text) {
        return new Versioned<>(text.code(), text, text, 0);
    }
}
