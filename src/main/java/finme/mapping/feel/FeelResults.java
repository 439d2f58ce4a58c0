package finme.mapping.feel;

import camundajar.impl.scala.Tuple2;
import camundajar.impl.scala.collection.Iterator;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValBoolean;
import org.camunda.feel.syntaxtree.ValContext;
import org.camunda.feel.syntaxtree.ValDate;
import org.camunda.feel.syntaxtree.ValDateTime;
import org.camunda.feel.syntaxtree.ValDayTimeDuration;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValList;
import org.camunda.feel.syntaxtree.ValLocalDateTime;
import org.camunda.feel.syntaxtree.ValLocalTime;
import org.camunda.feel.syntaxtree.ValNull$;
import org.camunda.feel.syntaxtree.ValNumber;
import org.camunda.feel.syntaxtree.ValString;
import org.camunda.feel.syntaxtree.ValTime;
import org.camunda.feel.syntaxtree.ValYearMonthDuration;
import org.jspecify.annotations.Nullable;

/**
 * FEEL values back to plain Java. Counted again on the way: a value that shares its parts is small inside the engine
 * and large when written out.
 */
final class FeelResults {
    private static final int VALUES = 20_000;
    private static final int CHARACTERS = 1 << 20;
    private static final int DEPTH = 64;

    private final boolean temporalAsText;
    private int values;
    private long characters;

    FeelResults(boolean temporalAsText) {
        this.temporalAsText = temporalAsText;
    }

    @Nullable
    Object plain(Val value) {
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
            for (Iterator<Val> all = list.items().iterator(); all.hasNext(); ) {
                items.add(plain(all.next(), depth + 1));
            }
            return items;
        } else if (value instanceof ValContext context) {
            return context(context, depth);
        }
        return temporalAsText ? iso(value) : temporal(value);
    }

    private Map<String, @Nullable Object> context(ValContext context, int depth) {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        if (context.context().variableProvider() instanceof FeelVariables own) {
            own.entries().forEach((name, value) -> entries.put(name, plain(value, depth + 1)));
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

    private static BigDecimal number(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static Object temporal(Val value) {
        if (value instanceof ValDate date) {
            return date.value();
        } else if (value instanceof ValDateTime dateTime) {
            return dateTime.value();
        } else if (value instanceof ValLocalDateTime dateTime) {
            return dateTime.value();
        } else if (value instanceof ValLocalTime time) {
            return time.value();
        } else if (value instanceof ValTime time) {
            return time.value().toOffsetTime();
        } else if (value instanceof ValYearMonthDuration period) {
            return period.value();
        } else if (value instanceof ValDayTimeDuration duration) {
            return duration.value();
        }
        throw new FeelBudget.Exceeded("gives a function or a range, which can't be passed on");
    }

    private static String iso(Val value) {
        if (value instanceof ValDateTime dateTime) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(dateTime.value());
        } else if (value instanceof ValLocalDateTime dateTime) {
            return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(dateTime.value());
        } else if (value instanceof ValLocalTime time) {
            return DateTimeFormatter.ISO_LOCAL_TIME.format(time.value());
        } else if (value instanceof ValTime time) {
            return DateTimeFormatter.ISO_OFFSET_TIME.format(time.value().toOffsetTime());
        }
        return temporal(value).toString();
    }
}
