package finme.mapping.feel.evaluation;

import camundajar.impl.scala.Option;
import camundajar.impl.scala.Tuple2;
import camundajar.impl.scala.collection.Iterator;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.feel.impl.DefaultValueMapper;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValBoolean;
import org.camunda.feel.syntaxtree.ValContext;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValList;
import org.camunda.feel.syntaxtree.ValNull$;
import org.camunda.feel.syntaxtree.ValNumber;
import org.camunda.feel.syntaxtree.ValString;
import org.jspecify.annotations.Nullable;

/**
 * FEEL values back to plain Java. Counted again on the way: a value that shares its parts is small inside the engine
 * and large when written out.
 */
public final class FeelResults {
    private static final int VALUES = 20_000;
    private static final int CHARACTERS = 1 << 20;
    private static final int DEPTH = 64;

    private final boolean temporalAsText;
    private int values;
    private long characters;

    public FeelResults(boolean temporalAsText) {
        this.temporalAsText = temporalAsText;
    }

    @Nullable
    public Object plain(Val value) {
        return plain(value, 0);
    }

    private @Nullable Object plain(Val value, int depth) {
        if (++values > VALUES || depth > DEPTH) {
            throw new FeelBudget.Exceeded("makes too large a result");
        }
        if (value instanceof ValString text) {
            characters += text.value().length();
            if (characters > CHARACTERS) {
                throw new FeelBudget.Exceeded("makes too large a result");
            }
            return text.value();
        } else if (value instanceof ValNumber number) {
            return number(number.value().bigDecimal());
        } else if (value instanceof ValBoolean bool) {
            return bool.value();
        } else if (value == ValNull$.MODULE$ || value instanceof ValError) {
            return null;
        } else if (value instanceof ValList list) {
            List<@Nullable Object> items = new ArrayList<>();
            for (Iterator<Val> all = list.itemsAsSeq().iterator(); all.hasNext(); ) {
                items.add(plain(all.next(), depth + 1));
            }
            return items;
        } else if (value instanceof ValContext context) {
            return context(context, depth);
        }
        return temporalAsText ? iso(other(value)) : other(value);
    }

    private Map<String, @Nullable Object> context(ValContext context, int depth) {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        if (context.context().variableProvider() instanceof FeelVariables own) {
            own.entries.forEach((name, value) -> entries.put(name, plain(value, depth + 1)));
            return entries;
        }
        Iterator<Tuple2<String, Object>> all =
                context.context().variableProvider().getVariables().iterator();
        while (all.hasNext()) {
            Tuple2<String, Object> entry = all.next();
            entries.put(entry._1(), plain(FeelValues.MAPPER.toVal(entry._2()), depth + 1));
        }
        return entries;
    }

    public static BigDecimal number(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static Object other(Val value) {
        Option<Object> temporal = DefaultValueMapper.instance().unpackVal(value, part -> part);
        if (temporal.isEmpty() || temporal.get() instanceof Val) {
            throw new FeelBudget.Exceeded("gives a function or a range, which can't be passed on");
        }
        return temporal.get();
    }

    private static String iso(Object value) {
        if (value instanceof ZonedDateTime dateTime) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(dateTime);
        } else if (value instanceof LocalDateTime dateTime) {
            return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(dateTime);
        } else if (value instanceof LocalTime time) {
            return DateTimeFormatter.ISO_LOCAL_TIME.format(time);
        } else if (value instanceof OffsetTime time) {
            return DateTimeFormatter.ISO_OFFSET_TIME.format(time);
        }
        return value.toString();
    }
}
