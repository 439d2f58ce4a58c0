package finme.crm.odata;

import finme.crm.connector.CrmDescription;
import finme.crm.connector.CrmDescription.Type;
import java.io.ByteArrayInputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * What a service's {@code $metadata} says of its entity sets, as far as addresses of records need it.
 *
 * @param json whether it takes batches as JSON: OData 4.01; 4.0 knows MIME messages only
 */
record EntityTypes(Map<String, EntityType> bySet, boolean json) {
    private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    /** @param key the only property of its key; null when it has several @param properties with their types */
    record EntityType(@Nullable String key, Map<String, String> properties) {
        CrmDescription described(Collection<String> names) {
            Map<String, CrmDescription.Field> fields = new HashMap<>();
            names.stream().filter(properties::containsKey).forEach(name -> {
                String type = properties.getOrDefault(name, "");
                fields.put(name, new CrmDescription.Field(kind(type), type, true));
            });
            return new CrmDescription(true, fields);
        }

        /** @return what stands in parentheses behind the set's name: the record whose property is this */
        String address(String property, String value) {
            String literal = "Edm.String".equals(properties.getOrDefault(property, "Edm.String"))
                    ? '\'' + value.replace("'", "''") + '\''
                    : value;
            return property.equals(key) ? literal : property + '=' + literal;
        }
    }

    private static Type kind(String type) {
        return switch (type) {
            case "Edm.String" -> Type.TEXT;
            case "Edm.Boolean" -> Type.FLAG;
            case "Edm.Date" -> Type.DATE;
            case "Edm.DateTimeOffset" -> Type.TIME;
            case "Edm.Guid" -> Type.ID;
            case "Edm.Byte",
                    "Edm.SByte",
                    "Edm.Int16",
                    "Edm.Int32",
                    "Edm.Int64",
                    "Edm.Decimal",
                    "Edm.Double",
                    "Edm.Single" -> Type.NUMBER;
            default -> type.startsWith("Collection(") ? Type.LIST : Type.OTHER;
        };
    }

    Optional<EntityType> of(String set) {
        return Optional.ofNullable(bySet.get(set));
    }

    /** @throws XMLStreamException when it is none */
    static EntityTypes read(byte[] metadata) throws XMLStreamException {
        Map<String, EntityType> types = new HashMap<>();
        Map<String, String> sets = new HashMap<>();
        boolean json = false;
        XMLStreamReader xml = XML.createXMLStreamReader(new ByteArrayInputStream(metadata));
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamReader.START_ELEMENT) {
                if (xml.getLocalName().equals("Edmx")) {
                    json = attribute(xml, "Version").compareTo("4.01") >= 0;
                } else if (xml.getLocalName().equals("EntityType")) {
                    types.put(attribute(xml, "Name"), type(xml));
                } else if (xml.getLocalName().equals("EntitySet")) {
                    String type = attribute(xml, "EntityType");
                    sets.put(attribute(xml, "Name"), type.substring(type.lastIndexOf('.') + 1));
                }
            }
        }
        Map<String, EntityType> bySet = new HashMap<>();
        sets.forEach((set, type) -> {
            if (types.get(type) != null) {
                bySet.put(set, types.get(type));
            }
        });
        return new EntityTypes(Map.copyOf(bySet), json);
    }

    private static EntityType type(XMLStreamReader xml) throws XMLStreamException {
        Map<String, String> properties = new HashMap<>();
        String key = null;
        int keys = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamReader.END_ELEMENT && xml.getLocalName().equals("EntityType")) {
                break;
            }
            if (event == XMLStreamReader.START_ELEMENT) {
                if (xml.getLocalName().equals("PropertyRef")) {
                    key = attribute(xml, "Name");
                    keys++;
                } else if (xml.getLocalName().equals("Property")) {
                    properties.put(attribute(xml, "Name"), attribute(xml, "Type"));
                }
            }
        }
        return new EntityType(keys == 1 ? key : null, Map.copyOf(properties));
    }

    private static String attribute(XMLStreamReader xml, String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }
}
