package finme.admin.resource;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Describes each kind at its own addresses, with the record its resource is read into. */
@Component
class ResourceApi implements OpenApiCustomizer {
    private static final MediaType CSV = new MediaType()
            .schema(new StringSchema().description("The same as a table; GET gives it by Accept: text/csv"));
    private static final String ANY = "/api/v1/admin/{kind}";

    private final ResourceKinds kinds;

    ResourceApi(ResourceKinds kinds) {
        this.kinds = kinds;
    }

    @Override
    public void customise(OpenAPI api) {
        Map<String, PathItem> common = new LinkedHashMap<>();
        api.getPaths().forEach((path, item) -> {
            if (path.startsWith(ANY)) {
                common.put(path, item);
            }
        });
        common.keySet().forEach(api.getPaths()::remove);
        for (ResourceKind<?> kind : kinds.all()) {
            String tag =
                    Character.toUpperCase(kind.path().charAt(0)) + kind.path().substring(1);
            api.addTagsItem(new Tag().name(tag).description(kind.description()));
            MediaType body = body(api, kind.type());
            common.forEach(
                    (path, item) -> api.path(path.replace("{kind}", kind.path()), describe(item, kind, tag, body)));
        }
    }

    private static MediaType body(OpenAPI api, Class<?> type) {
        ResolvedSchema resolved =
                ModelConverters.getInstance(true).resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(true));
        resolved.referencedSchemas.forEach(api.getComponents()::addSchemas);
        return new MediaType().schema(resolved.schema);
    }

    private static PathItem describe(PathItem common, ResourceKind<?> kind, String tag, MediaType body) {
        PathItem item = new PathItem();
        common.readOperationsMap().forEach((method, operation) -> {
            Operation own = new Operation()
                    .addTagsItem(tag)
                    .operationId(operation.getOperationId() + '-' + kind.path())
                    .summary(operation.getSummary())
                    .description(operation.getDescription())
                    .parameters(parameters(operation))
                    .responses(operation.getResponses());
            if (method == PathItem.HttpMethod.PUT) {
                own.requestBody(new RequestBody().required(true).content(sent(kind, body)));
                own.responses(responses(body));
            }
            item.operation(method, own);
        });
        return item;
    }

    private static List<io.swagger.v3.oas.models.parameters.Parameter> parameters(Operation operation) {
        List<io.swagger.v3.oas.models.parameters.Parameter> own = new ArrayList<>();
        if (operation.getParameters() != null) {
            operation.getParameters().stream()
                    .filter(each -> !each.getName().equals("kind"))
                    .forEach(own::add);
        }
        return own;
    }

    private static ApiResponses responses(MediaType body) {
        return new ApiResponses()
                .addApiResponse("200", new ApiResponse().description("Replaced").content(content(body)))
                .addApiResponse("201", new ApiResponse().description("Created").content(content(body)))
                .addApiResponse("412", new ApiResponse().description("Another version is stored than If-Match names"))
                .addApiResponse("422", new ApiResponse().description("Every fault, each with its pointer"))
                .addApiResponse("428", new ApiResponse().description("This kind needs If-Match or If-None-Match"));
    }

    private static Content sent(ResourceKind<?> kind, MediaType body) {
        Content content = content(body);
        return kind.table() == null ? content : content.addMediaType("text/csv", CSV);
    }

    private static Content content(MediaType body) {
        return new Content().addMediaType("application/json", body);
    }
}
