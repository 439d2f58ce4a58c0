package finme.correspondence.text;

import finme.catalogue.Catalogue;
import finme.catalogue.Catalogues;
import finme.catalogue.MasterData;
import finme.correspondence.LetterText;
import finme.kernel.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** What administrators made of the letters as a kind of master data: one for each that ships, no others. */
@Component
class LetterMasterData implements MasterData<LetterText> {
    private final ShippedTexts shipped;

    LetterMasterData(ShippedTexts shipped) {
        this.shipped = shipped;
    }

    @Bean
    Catalogue<LetterText> letterCatalogue(Catalogues catalogues) {
        return new LetterBook(catalogues.of(this), shipped);
    }

    @Override
    public String kind() {
        return "letter";
    }

    @Override
    public Class<LetterText> type() {
        return LetterText.class;
    }

    @Override
    public String code(LetterText letter) {
        return letter.code();
    }

    @Override
    public List<Fault> faults(LetterText letter, @Nullable LetterText present) {
        if (shipped.find(letter.code()).isEmpty()) {
            return List.of(new Fault("/code", "unknown_letter", "There is no such letter."));
        }
        List<Fault> faults = new ArrayList<>();
        new TextCheck(letter.code(), "/subject", 200, false).check(letter.subject(), faults);
        new TextCheck(letter.code(), "/text", 5_000, true).check(letter.text(), faults);
        new TextCheck(letter.code(), "/sms", 600, true).check(letter.sms(), faults);
        return faults;
    }

    @Override
    public Map<String, ?> details(LetterText letter) {
        return Map.of("languages", letter.languages());
    }
}
