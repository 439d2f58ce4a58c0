package finme.crm.tryton;

import finme.crm.Crm;
import finme.crm.connector.CrmDescription;
import finme.crm.connector.CrmDescription.Type;
import finme.crm.tryton.TrytonModels.Field;
import finme.crm.tryton.TrytonModels.Model;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/** What a server says of a model: of its own fields, of links and of fields of its rows. */
@Component
class TrytonDescriptions {
    private final TrytonModels models;

    TrytonDescriptions(TrytonModels models) {
        this.models = models;
    }

    CompletableFuture<CrmDescription> of(Crm crm, String name, Collection<String> names) {
        return models.of(crm, name).thenCompose(model -> {
            CompletableFuture<Map<String, CrmDescription.Field>> all = CompletableFuture.completedFuture(Map.of());
            for (String written : names) {
                FieldPath path = FieldPath.read(written).orElse(null);
                if (path != null && model.field(path.field()).exists()) {
                    all = all.thenCombine(field(crm, model, path), (some, field) -> with(some, written, field));
                }
            }
            return all.thenApply(fields -> new CrmDescription(true, fields));
        });
    }

    private static Map<String, CrmDescription.Field> with(
            Map<String, CrmDescription.Field> some, String name, Field field) {
        Map<String, CrmDescription.Field> more = new HashMap<>(some);
        if (field.exists()) {
            more.put(name, new CrmDescription.Field(kind(field.type()), field.type(), !field.readonly()));
        }
        return more;
    }

    /** Of a link: the field it is found by, but as writable as the link. */
    private CompletableFuture<Field> field(Crm crm, Model model, FieldPath path) {
        Field own = model.field(path.field());
        if (!path.isLink() && !path.isRow()) {
            return CompletableFuture.completedFuture(own);
        }
        String relation = own.relation();
        if (relation == null) {
            return CompletableFuture.completedFuture(Field.UNKNOWN);
        }
        return models.of(crm, relation).thenApply(of -> {
            boolean found = of.field(String.valueOf(path.selector())).exists();
            Field target = of.field(String.valueOf(path.isRow() ? path.value() : path.selector()));
            return found
                    ? new Field(target.type(), own.readonly(), target.required(), target.relation(), target.parent())
                    : Field.UNKNOWN;
        });
    }

    private static Type kind(String type) {
        return switch (type) {
            case "char", "text", "selection" -> Type.TEXT;
            case "numeric", "integer", "biginteger", "float", "many2one" -> Type.NUMBER;
            case "boolean" -> Type.FLAG;
            case "date" -> Type.DATE;
            case "datetime", "timestamp" -> Type.TIME;
            case "one2many", "many2many", "multiselection" -> Type.LIST;
            default -> Type.OTHER;
        };
    }
}
