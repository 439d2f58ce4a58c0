package finme.admin.partner;

import finme.dispatch.DispatchLog;
import finme.dispatch.DispatchLog.Received;
import finme.kernel.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/admin/callbacks")
@Tag(name = "Callbacks", description = "What partners reported later")
class CallbackController {
    private static final int MOST = 200;

    private final DispatchLog dispatches;

    CallbackController(DispatchLog dispatches) {
        this.dispatches = dispatches;
    }

    @GetMapping
    @Operation(
            summary = "Callbacks a person should look at, or all of one application; newest first",
            description =
                    "CONFLICT: contradicts the partner's earlier word or the application's end, such as money on an"
                            + " application that was withdrawn. UNMAPPABLE and UNKNOWN_REFERENCE: not understood. TO_APPLY: the"
                            + " application can't take it now. LATE and APPLIED are listed by state or application. No personal"
                            + " values.")
    Slice<Received> list(
            @Parameter(description = "APPLIED, TO_APPLY, LATE, CONFLICT, UNMAPPABLE or UNKNOWN_REFERENCE")
                    @RequestParam(required = false)
                    @Nullable
                    String state,
            @RequestParam(required = false) @Nullable UUID application,
            @Parameter(description = "The \"next\" of the previous page") @RequestParam(required = false) @Nullable
                    String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return dispatches.inbox(state, application, cursor, Math.max(1, Math.min(limit, MOST)));
    }
}
