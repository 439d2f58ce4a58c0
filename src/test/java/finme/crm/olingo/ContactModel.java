package finme.crm.olingo;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.olingo.commons.api.edm.EdmPrimitiveTypeKind;
import org.apache.olingo.commons.api.edm.FullQualifiedName;
import org.apache.olingo.commons.api.edm.provider.CsdlAbstractEdmProvider;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityContainer;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityContainerInfo;
import org.apache.olingo.commons.api.edm.provider.CsdlEntitySet;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityType;
import org.apache.olingo.commons.api.edm.provider.CsdlProperty;
import org.apache.olingo.commons.api.edm.provider.CsdlPropertyRef;
import org.apache.olingo.commons.api.edm.provider.CsdlSchema;
import org.jspecify.annotations.Nullable;

/** One entity set: people by our id. */
final class ContactModel extends CsdlAbstractEdmProvider {
    static final String SET = "Contacts";
    static final String KEY = "FinMeId";
    static final String CHANGED = "ModifiedOn";
    static final Map<String, EdmPrimitiveTypeKind> TYPES = new TreeMap<>(Map.of(
            KEY,
            EdmPrimitiveTypeKind.Guid,
            "LastName",
            EdmPrimitiveTypeKind.String,
            "MobilePhone",
            EdmPrimitiveTypeKind.String,
            "City",
            EdmPrimitiveTypeKind.String,
            CHANGED,
            EdmPrimitiveTypeKind.DateTimeOffset));

    private static final String SPACE = "Contact.Model";
    private static final FullQualifiedName TYPE = new FullQualifiedName(SPACE, "Contact");
    private static final FullQualifiedName CONTAINER = new FullQualifiedName(SPACE, "Container");

    @Override
    public @Nullable CsdlEntityType getEntityType(FullQualifiedName name) {
        if (!name.equals(TYPE)) {
            return null;
        }
        List<CsdlProperty> properties = TYPES.entrySet().stream()
                .map(property -> new CsdlProperty()
                        .setName(property.getKey())
                        .setType(property.getValue().getFullQualifiedName())
                        .setPrecision(
                                property.getValue() == EdmPrimitiveTypeKind.DateTimeOffset ? Integer.valueOf(6) : null))
                .toList();
        return new CsdlEntityType()
                .setName(TYPE.getName())
                .setProperties(properties)
                .setKey(List.of(new CsdlPropertyRef().setName(KEY)));
    }

    @Override
    public @Nullable CsdlEntitySet getEntitySet(FullQualifiedName container, String name) {
        return container.equals(CONTAINER) && name.equals(SET)
                ? new CsdlEntitySet().setName(SET).setType(TYPE)
                : null;
    }

    @Override
    public CsdlEntityContainer getEntityContainer() {
        return new CsdlEntityContainer()
                .setName(CONTAINER.getName())
                .setEntitySets(List.of(new CsdlEntitySet().setName(SET).setType(TYPE)));
    }

    @Override
    public @Nullable CsdlEntityContainerInfo getEntityContainerInfo(@Nullable FullQualifiedName name) {
        return name == null || name.equals(CONTAINER)
                ? new CsdlEntityContainerInfo().setContainerName(CONTAINER)
                : null;
    }

    @Override
    public List<CsdlSchema> getSchemas() {
        CsdlEntityType type = getEntityType(TYPE);
        return List.of(new CsdlSchema()
                .setNamespace(SPACE)
                .setEntityTypes(type == null ? List.of() : List.of(type))
                .setEntityContainer(getEntityContainer()));
    }
}
