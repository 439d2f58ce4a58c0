package finme.crm.olingo;

import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.olingo.commons.api.data.ContextURL;
import org.apache.olingo.commons.api.data.Entity;
import org.apache.olingo.commons.api.data.EntityCollection;
import org.apache.olingo.commons.api.edm.EdmEntitySet;
import org.apache.olingo.commons.api.format.ContentType;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.ODataApplicationException;
import org.apache.olingo.server.api.ODataLibraryException;
import org.apache.olingo.server.api.ODataRequest;
import org.apache.olingo.server.api.ODataResponse;
import org.apache.olingo.server.api.ServiceMetadata;
import org.apache.olingo.server.api.batch.BatchFacade;
import org.apache.olingo.server.api.deserializer.batch.BatchOptions;
import org.apache.olingo.server.api.deserializer.batch.BatchRequestPart;
import org.apache.olingo.server.api.deserializer.batch.ODataResponsePart;
import org.apache.olingo.server.api.processor.BatchProcessor;
import org.apache.olingo.server.api.processor.EntityCollectionProcessor;
import org.apache.olingo.server.api.processor.EntityProcessor;
import org.apache.olingo.server.api.serializer.EntityCollectionSerializerOptions;
import org.apache.olingo.server.api.serializer.EntitySerializerOptions;
import org.apache.olingo.server.api.uri.UriInfo;
import org.apache.olingo.server.api.uri.UriResourceEntitySet;
import org.jspecify.annotations.Nullable;

/** What the service does with requests that Olingo has read: upserts, conditions, batches. */
final class ContactService implements EntityProcessor, EntityCollectionProcessor, BatchProcessor {
    private static final Pattern SINCE = Pattern.compile("ModifiedOn ge (\\S+)");

    private final Contacts contacts;
    private @Nullable OData odata;
    private @Nullable ServiceMetadata metadata;

    ContactService(Contacts contacts) {
        this.contacts = contacts;
    }

    @Override
    public void init(OData odata, ServiceMetadata metadata) {
        this.odata = odata;
        this.metadata = metadata;
    }

    private OData odata() {
        return Objects.requireNonNull(odata);
    }

    @Override
    public void readEntity(ODataRequest request, ODataResponse response, UriInfo uri, ContentType format)
            throws ODataApplicationException, ODataLibraryException {
        answer(response, uri, format, contacts.read(id(uri)), 200);
    }

    @Override
    public void updateEntity(
            ODataRequest request, ODataResponse response, UriInfo uri, ContentType sent, ContentType format)
            throws ODataApplicationException, ODataLibraryException {
        Entity given = odata().createDeserializer(sent)
                .entity(request.getBody(), set(uri).getEntityType())
                .getEntity();
        boolean fresh =
                contacts.upsert(id(uri), given, request.getHeader("If-Match"), request.getHeader("If-None-Match"));
        Entity now = contacts.read(id(uri));
        if (String.valueOf(request.getHeader("Prefer")).contains("return=minimal")) {
            response.setStatusCode(204);
            response.setHeader("ETag", now.getETag());
        } else {
            answer(response, uri, format, now, fresh ? 201 : 200);
        }
    }

    private void answer(ODataResponse response, UriInfo uri, ContentType format, Entity entity, int status)
            throws ODataLibraryException {
        ContextURL context = ContextURL.with()
                .entitySet(set(uri))
                .suffix(ContextURL.Suffix.ENTITY)
                .build();
        InputStream body = odata().createSerializer(format)
                .entity(
                        metadata,
                        set(uri).getEntityType(),
                        entity,
                        EntitySerializerOptions.with().contextURL(context).build())
                .getContent();
        response.setContent(body);
        response.setStatusCode(status);
        response.setHeader("ETag", entity.getETag());
        response.setHeader("Content-Type", format.toContentTypeString());
    }

    @Override
    public void readEntityCollection(ODataRequest request, ODataResponse response, UriInfo uri, ContentType format)
            throws ODataApplicationException, ODataLibraryException {
        Matcher since = SINCE.matcher(
                uri.getFilterOption() == null ? "" : uri.getFilterOption().getText());
        EntityCollection found = new EntityCollection();
        found.getEntities()
                .addAll(contacts.since(
                        since.find() ? Instant.parse(since.group(1)) : Instant.EPOCH,
                        uri.getSkipOption() == null ? 0 : uri.getSkipOption().getValue(),
                        uri.getTopOption() == null ? 100 : uri.getTopOption().getValue()));
        ContextURL context = ContextURL.with().entitySet(set(uri)).build();
        response.setContent(odata().createSerializer(format)
                .entityCollection(
                        metadata,
                        set(uri).getEntityType(),
                        found,
                        EntityCollectionSerializerOptions.with()
                                .contextURL(context)
                                .build())
                .getContent());
        response.setStatusCode(200);
        response.setHeader("Content-Type", format.toContentTypeString());
    }

    @Override
    public void processBatch(BatchFacade facade, ODataRequest request, ODataResponse response)
            throws ODataApplicationException, ODataLibraryException {
        String boundary = facade.extractBoundaryFromContentType(request.getHeader("Content-Type"));
        BatchOptions options = BatchOptions.with()
                .rawBaseUri(request.getRawBaseUri())
                .rawServiceResolutionUri(request.getRawServiceResolutionUri())
                .build();
        List<ODataResponsePart> answers = new ArrayList<>();
        for (BatchRequestPart part :
                odata().createFixedFormatDeserializer().parseBatchRequest(request.getBody(), boundary, options)) {
            answers.add(facade.handleBatchRequest(part));
        }
        String answered = "batch_" + UUID.randomUUID();
        response.setContent(odata().createFixedFormatSerializer().batchResponse(answers, answered));
        response.setHeader("Content-Type", "multipart/mixed;boundary=" + answered);
        response.setStatusCode(202);
    }

    @Override
    public ODataResponsePart processChangeSet(BatchFacade facade, List<ODataRequest> requests)
            throws ODataApplicationException, ODataLibraryException {
        List<ODataResponse> answers = new ArrayList<>();
        for (ODataRequest request : requests) {
            answers.add(facade.handleODataRequest(request));
        }
        return new ODataResponsePart(answers, true);
    }

    @Override
    public void createEntity(
            ODataRequest request, ODataResponse response, UriInfo uri, ContentType sent, ContentType format)
            throws ODataApplicationException {
        throw new ODataApplicationException("Upsert by key.", 501, Locale.ROOT);
    }

    @Override
    public void deleteEntity(ODataRequest request, ODataResponse response, UriInfo uri)
            throws ODataApplicationException {
        throw new ODataApplicationException("Nothing is deleted.", 501, Locale.ROOT);
    }

    private static EdmEntitySet set(UriInfo uri) {
        return ((UriResourceEntitySet) uri.getUriResourceParts().get(0)).getEntitySet();
    }

    private static UUID id(UriInfo uri) {
        return UUID.fromString(((UriResourceEntitySet) uri.getUriResourceParts().get(0))
                .getKeyPredicates()
                .get(0)
                .getText());
    }
}
