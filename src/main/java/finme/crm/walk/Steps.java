package finme.crm.walk;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.crm.Crm;
import finme.crm.RecordKind;
import finme.crm.out.Hearers;
import finme.delivery.States.Subject;
import finme.directory.Directory;
import finme.kernel.Slice;
import finme.loan.ApplicationFilter;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import finme.partner.Partner;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The way through everything a CRM is to have: partners, directories, then applications with their borrowers. */
@Component
public class Steps {
    private static final String PARTNERS = "P:";
    private static final String DIRECTORIES = "D:";
    private static final String APPLICATIONS = "A:";

    private final Catalogue<Partner> partners;
    private final Catalogue<Directory> directories;
    private final LoanDesk loans;
    private final Hearers hearers;

    Steps(Catalogue<Partner> partners, Catalogue<Directory> directories, LoanDesk loans, Hearers hearers) {
        this.partners = partners;
        this.directories = directories;
        this.loans = loans;
        this.hearers = hearers;
    }

    /** @param applications how many it walks past @param next where to go on; null: that was all */
    public record Step(
            List<Subject> subjects,
            int applications,
            @Nullable String next) {}

    /** @param place where to go on; null at the beginning @param size most applications, each brings a borrower along */
    public Step at(Crm crm, @Nullable String place, int size) {
        String from = place == null ? PARTNERS : place;
        String rest = from.substring(PARTNERS.length());
        return switch (from.substring(0, PARTNERS.length())) {
            case PARTNERS -> codes(crm, RecordKind.PARTNER, partners, rest, size, PARTNERS, DIRECTORIES);
            case DIRECTORIES -> codes(crm, RecordKind.DIRECTORY, directories, rest, size, DIRECTORIES, APPLICATIONS);
            default -> applications(crm, rest, size);
        };
    }

    private static Step codes(
            Crm crm, RecordKind kind, Catalogue<?> catalogue, String after, int size, String here, String behind) {
        List<String> codes = crm.hears(kind)
                ? catalogue.all().stream()
                        .map(Versioned::code)
                        .sorted()
                        .filter(code -> code.compareTo(after) > 0)
                        .limit(size)
                        .toList()
                : List.of();
        String next = codes.size() < size ? behind : here + codes.get(size - 1);
        return new Step(
                codes.stream().map(code -> new Subject(kind.word(), code)).toList(), 0, next);
    }

    private Step applications(Crm crm, String cursor, int size) {
        Slice<LoanApplication> slice = loans.list(ApplicationFilter.ALL, cursor.isEmpty() ? null : cursor, size);
        List<LoanApplication> real =
                slice.items().stream().filter(loan -> !loan.test()).toList();
        List<Subject> subjects = new ArrayList<>();
        if (crm.hears(RecordKind.BORROWER)) {
            add(RecordKind.BORROWER, real.stream().map(LoanApplication::borrower), subjects);
        }
        if (crm.hears(RecordKind.APPLICATION)) {
            Stream<LoanApplication> told = real.stream().filter(loan -> hearers.isTold(loan.status()));
            add(RecordKind.APPLICATION, told.map(LoanApplication::id), subjects);
        }
        return new Step(subjects, slice.items().size(), slice.next() == null ? null : APPLICATIONS + slice.next());
    }

    private static void add(RecordKind kind, Stream<?> ids, List<Subject> subjects) {
        ids.map(Object::toString).distinct().forEach(id -> subjects.add(new Subject(kind.word(), id)));
    }
}
