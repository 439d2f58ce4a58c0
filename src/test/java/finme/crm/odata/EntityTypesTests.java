package finme.crm.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import finme.crm.odata.EntityTypes.EntityType;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;

class EntityTypesTests {
    private static final String METADATA = """
            <?xml version="1.0" encoding="UTF-8"?>
            <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
            <Schema Namespace="Crm" xmlns="http://docs.oasis-open.org/odata/ns/edm">
              <EntityType Name="contact"><Key><PropertyRef Name="contactid"/></Key>
                <Property Name="contactid" Type="Edm.Guid" Nullable="false"/>
                <Property Name="finme_id" Type="Edm.String"/></EntityType>
              <EntityType Name="Line"><Key><PropertyRef Name="A"/><PropertyRef Name="B"/></Key>
                <Property Name="A" Type="Edm.Int32"/><Property Name="B" Type="Edm.String"/></EntityType>
              <EntityContainer Name="C"><EntitySet Name="contacts" EntityType="Crm.contact"/>
                <EntitySet Name="Lines" EntityType="Crm.Line"/></EntityContainer>
            </Schema></edmx:DataServices></edmx:Edmx>""";

    @Test
    void writesAKeyAsItsTypeWantsIt() throws Exception {
        EntityType contact = read(METADATA).of("contacts").orElseThrow();
        assertThat(contact.address("contactid", "0193")).isEqualTo("0193");
        assertThat(contact.address("finme_id", "O'Neil")).isEqualTo("finme_id='O''Neil'");
        assertThat(read(METADATA).of("Lines").orElseThrow().address("A", "7")).isEqualTo("A=7");
        assertThat(read(METADATA).of("accounts")).isEmpty();
    }

    @Test
    void readsNothingFromElsewhere() {
        String outside = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><a>&b;</a>";
        assertThatThrownBy(() -> read(outside)).isInstanceOf(XMLStreamException.class);
    }

    private static EntityTypes read(String text) throws XMLStreamException {
        return EntityTypes.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
