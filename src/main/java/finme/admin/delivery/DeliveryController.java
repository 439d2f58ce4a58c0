package finme.admin.delivery;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import finme.delivery.Attempt;
import finme.delivery.Delivery;
import finme.delivery.DeliveryLog;
import finme.delivery.DeliveryState;
import finme.kernel.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/admin/deliveries")
@Tag(name = "Deliveries", description = "Messages to connected systems and to sources, and every attempt at each")
class DeliveryController {
    private final DeliveryDesk desk;
    private final DeliveryLog log;
    private final ObjectMapper json;

    DeliveryController(DeliveryDesk desk, DeliveryLog log, ObjectMapper json) {
        this.desk = desk;
        this.log = log;
        this.json = json;
    }

    /**
     * @param system code of a connected system, or {@code source:code}
     * @param sequence null until it is to be sent
     * @param dueAt of one that is tried again: not before then
     * @param attempts oldest first; of very many only the newest
     */
    record Item(
            UUID id,
            String system,
            @Nullable Long sequence,
            String type,
            DeliveryState state,
            Instant createdAt,
            @Nullable Instant dueAt,
            List<Attempt> attempts) {
        static Item of(Delivery it) {
            return new Item(
                    it.id(),
                    ReceiverNames.codeOf(it.receiver()),
                    it.sequence(),
                    it.type(),
                    it.state(),
                    it.createdAt(),
                    it.dueAt(),
                    it.attempts());
        }
    }

    /** @param payload the message as it goes out */
    record Detail(@JsonUnwrapped Item item, JsonNode payload) {}

    @GetMapping
    @Operation(summary = "Messages, newest first", description = "No personal values. Pages by \"next\".")
    Slice<Item> list(@ParameterObject @ModelAttribute DeliveryQuery search) {
        Slice<Delivery> found = desk.list(search);
        return new Slice<>(found.items().stream().map(Item::of).toList(), found.next());
    }

    @GetMapping("/{id}")
    @Operation(summary = "One of them with its payload")
    Detail one(@PathVariable UUID id) {
        return new Detail(Item.of(desk.find(id)), payload(id));
    }

    @PostMapping("/{id}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Send it again",
            description = "Under the same id and sequence, whatever became of it; parked ones as well.")
    @ApiResponse(responseCode = "202", description = "It waits to be sent")
    @ApiResponse(responseCode = "404", description = "There is none with this id")
    Item replay(@PathVariable UUID id, Principal user) {
        log.replay(id, user.getName());
        return Item.of(desk.find(id));
    }

    private JsonNode payload(UUID id) {
        String body = desk.payload(id);
        try {
            return json.readTree(body);
        } catch (JsonProcessingException other) {
            return TextNode.valueOf(body);
        }
    }
}
