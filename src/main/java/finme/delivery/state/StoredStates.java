package finme.delivery.state;

import finme.delivery.States;
import finme.work.AfterCommit;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Service
class StoredStates implements States {
    private final StateBook book;
    private final StateCourier courier;

    StoredStates(StateBook book, StateCourier courier) {
        this.book = book;
        this.courier = courier;
    }

    @Override
    public void tell(String receiver, Collection<Subject> subjects) {
        book.tell(receiver, subjects);
        AfterCommit.run(courier::soon);
    }

    @Override
    public Set<Subject> known(String receiver, Collection<Subject> subjects) {
        return subjects.isEmpty() ? Set.of() : book.known(receiver, subjects);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<Subject> waitedFor(String kindOfReceiver, Collection<Subject> subjects) {
        return book.waitedFor(kindOfReceiver, subjects);
    }

    @Override
    public Standing standing(String receiver) {
        return book.standing(receiver);
    }

    @Override
    public List<Waiting> waiting(String receiver, int limit) {
        return book.waiting(receiver, limit);
    }

    @Override
    @Transactional
    public void tryAgain(String receiver) {
        book.tryAgain(receiver);
        AfterCommit.run(courier::wake);
    }
}
