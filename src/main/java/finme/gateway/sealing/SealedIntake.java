package finme.gateway.sealing;

import finme.gateway.ApplicationIntake.Receipt;
import finme.gateway.ApplicationIntake.StatusView;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** {@link finme.gateway.ApplicationIntake} over the network, where applications come sealed. */
@HttpExchange("/edge/v1/applications")
public interface SealedIntake {
    /**
     * As {@link finme.gateway.ApplicationIntake#submit}.
     *
     * @return fails also with 422 {@code unknown_version}, {@code unknown_sealing_key}, {@code unreadable_seal}
     */
    @PostExchange
    CompletableFuture<Receipt> submit(@RequestBody SealedEnvelope envelope);

    @GetExchange("/{source}/{id}")
    CompletableFuture<Optional<StatusView>> status(@PathVariable String source, @PathVariable UUID id);
}
