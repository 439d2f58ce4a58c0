package finme.borrower.matching;

import finme.borrower.profile.PersonName;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Compares two names once FinMe is there: reading the rules of alphabets takes most of a second, and nobody should wait for it. */
@Component
class WarmNames {
    @EventListener(ApplicationReadyEvent.class)
    void compare() {
        Thread once = new Thread(
                () -> NameComparison.agree(new PersonName("Ірина", "", "Новак"), new PersonName("Irina", "", "Novák")),
                "borrower-names");
        once.setDaemon(true);
        once.start();
    }
}
