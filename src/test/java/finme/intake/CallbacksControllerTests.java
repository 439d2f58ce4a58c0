package finme.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import finme.gateway.PartnerCallbacks;
import finme.kernel.Problem;
import finme.mapping.Payloads;
import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;

class CallbacksControllerTests {
    private final PartnerCallbacks callbacks = mock(PartnerCallbacks.class);
    private final CallbacksController controller =
            new CallbacksController(new RequestBodies(mock(Payloads.class)), callbacks);

    @Test
    void readsNothingOfWhoIsNoPartner() throws Exception {
        HttpServletRequest request = mock(HttpServletRequest.class);
        doThrow(Problem.notFound("This partner")).when(callbacks).expectFrom("nobody");
        assertThat(catchThrowableOfType(Problem.class, () -> controller.receive("nobody", request))
                        .status())
                .isEqualTo(404);
        verify(request, never()).getInputStream();
    }
}
