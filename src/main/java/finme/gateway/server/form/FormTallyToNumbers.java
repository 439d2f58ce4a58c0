package finme.gateway.server.form;

import finme.filling.FormNumbers;
import finme.gateway.FormTally;
import org.springframework.web.bind.annotation.RestController;

@RestController
class FormTallyToNumbers implements FormTally {
    private final FormNumbers numbers;

    FormTallyToNumbers(FormNumbers numbers) {
        this.numbers = numbers;
    }

    @Override
    public void add(Report report) {
        numbers.add(
                report.id(),
                report.counted().stream()
                        .map(each -> new FormNumbers.Count(
                                each.form(),
                                each.version(),
                                each.day(),
                                each.what(),
                                each.place(),
                                each.code(),
                                each.count()))
                        .toList());
    }
}
