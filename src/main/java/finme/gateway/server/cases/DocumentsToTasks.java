package finme.gateway.server.cases;

import finme.gateway.CaseDocuments;
import finme.loan.LoanApplication;
import finme.task.TaskDocuments;
import org.springframework.web.bind.annotation.RestController;

@RestController
class DocumentsToTasks implements CaseDocuments {
    private static final String ACTOR = "borrower";

    private final CaseOwner owner;
    private final TaskDocuments documents;

    DocumentsToTasks(CaseOwner owner, TaskDocuments documents) {
        this.owner = owner;
        this.documents = documents;
    }

    @Override
    public void open(Opening opening) {
        LoanApplication loan = owner.of(opening.session(), opening.application());
        documents.open(loan.id(), opening.task(), opening.upload(), opening.name());
    }

    @Override
    public void append(Piece piece) {
        LoanApplication loan = owner.of(piece.session(), piece.application());
        documents.append(loan.id(), piece.upload(), piece.number(), piece.content());
    }

    @Override
    public void close(Closing closing) {
        LoanApplication loan = owner.of(closing.session(), closing.application());
        documents.close(loan.id(), closing.task(), closing.pieces(), ACTOR);
    }
}
