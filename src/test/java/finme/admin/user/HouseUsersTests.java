package finme.admin.user;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import finme.fdforge.Ledger;
import finme.portal.PartnerUsers;
import finme.tries.Door;
import finme.tries.SignIns;
import finme.tries.Tries;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;
import org.springframework.security.core.userdetails.User;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class HouseUsersTests {
    private final Tries tries = mock(Tries.class);
    private final Ledger ledger = mock(Ledger.class);
    private final PlatformTransactionManager transactions = mock(PlatformTransactionManager.class);
    private final HouseUsers users = new HouseUsers(
            List.of(User.withUsername("irina").password("").roles("OPERATOR").build()),
            mock(PartnerUsers.class),
            mock(SignIns.class),
            tries,
            ledger,
            new TransactionTemplate(transactions));

    @Test
    void isWrittenDownAndLetInTogether() {
        users.unlock("irina", "admin");
        InOrder order = inOrder(ledger, tries, transactions);
        order.verify(ledger).append(any());
        order.verify(tries).unlock(Door.LOGIN, "irina");
        order.verify(transactions).commit(any());
    }

    @Test
    void whoCouldNotBeLetInIsNotWrittenDownAsLetIn() {
        doThrow(new IllegalStateException("away")).when(tries).unlock(any(), any());
        assertThatThrownBy(() -> users.unlock("irina", "admin")).hasMessage("away");
        verify(transactions).rollback(any());
        verify(transactions, never()).commit(any());
    }
}
