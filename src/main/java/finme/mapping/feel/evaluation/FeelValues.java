package finme.mapping.feel.evaluation;

import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.feel.context.FunctionProvider;
import org.camunda.feel.impl.DefaultValueMapper;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValBoolean;
import org.camunda.feel.syntaxtree.ValContext;
import org.camunda.feel.syntaxtree.ValList;
import org.camunda.feel.syntaxtree.ValNull$;
import org.camunda.feel.syntaxtree.ValNumber;
import org.camunda.feel.syntaxtree.ValString;
import org.camunda.feel.valuemapper.ValueMapper;
import org.jspecify.annotations.Nullable;

/**
 * Java values to FEEL's, once per evaluation and all of them: the engine's own mapper would convert a whole payload
 * again at each reference to it, and would open any object it doesn't know by reflection. This one refuses it.
 */
public final class FeelValues implements ValueMapper {
    public static final FeelValues MAPPER = new FeelValues();

    /** What the engine's mapper takes as it is. */
    private static final Set<Class<?>> TEMPORAL = Set.of(
            LocalDate.class,
            LocalTime.class,
            LocalDateTime.class,
            OffsetTime.class,
            OffsetDateTime.class,
            ZonedDateTime.class,
            Period.class,
            Duration.class);

    private static final int DEPTH = 64;

    private FeelValues() {}

    @Override
    public Val toVal(@Nullable Object value) {
        return value instanceof Val val ? val : value(value, 0);
    }

    @Override
    public Object unpackVal(Val value) {
        return value;
    }

    static Val context(Map<String, Val> entries) {
        return new ValContext(new EvalContext(
                MAPPER,
                new FeelVariables(entries, null),
                FunctionProvider.EmptyFunctionProvider$.MODULE$,
                FeelFailures.IGNORED));
    }

    static Val list(List<Val> items) {
        return new ValList(CollectionConverters.asScala(items).toVector());
    }

    private static Val value(@Nullable Object value, int depth) {
        if (depth > DEPTH) {
            throw new FeelBudget.Exceeded("sees a context nested too deeply");
        }
        if (value == null) {
            return ValNull$.MODULE$;
        } else if (value instanceof String text) {
            return new ValString(text);
        } else if (value instanceof Boolean flag) {
            return new ValBoolean(flag);
        } else if (value instanceof Number number) {
            return number(number);
        } else if (value instanceof Map<?, ?> map) {
            Map<String, Val> entries = new LinkedHashMap<>(map.size() * 2);
            map.forEach((name, entry) -> entries.put(String.valueOf(name), value(entry, depth + 1)));
            return context(entries);
        } else if (value instanceof Collection<?> items) {
            List<Val> vals = new ArrayList<>(items.size());
            items.forEach(item -> vals.add(value(item, depth + 1)));
            return list(vals);
        } else if (value instanceof Object[] items) {
            return value(Arrays.asList(items), depth);
        } else if (value instanceof Enum<?> constant) {
            return new ValString(constant.name());
        } else if (value instanceof UUID || value instanceof Character) {
            return new ValString(value.toString());
        }
        return other(value, depth);
    }

    /** Temporal values, and what the engine's functions return without packing it. */
    private static Val other(Object value, int depth) {
        if (value instanceof Val val) {
            return val;
        } else if (TEMPORAL.contains(value.getClass())) {
            return DefaultValueMapper.instance().toVal(value, MAPPER::toVal).get();
        } else if (value instanceof Instant instant) {
            return value(instant.atZone(ZoneOffset.UTC), depth);
        } else if (value instanceof Date date) {
            return value(LocalDateTime.ofInstant(Instant.ofEpochMilli(date.getTime()), ZoneId.systemDefault()), depth);
        } else if (value instanceof camundajar.impl.scala.collection.Map<?, ?> map) {
            return value(CollectionConverters.asJava(map), depth);
        } else if (value instanceof camundajar.impl.scala.collection.Iterable<?> items) {
            return value(CollectionConverters.asJavaCollection(items), depth);
        }
        throw new FeelBudget.Exceeded(
                "sees a value of the kind " + value.getClass().getSimpleName());
    }

    private static Val number(Number number) {
        BigDecimal decimal;
        if (number instanceof BigDecimal exact) {
            decimal = exact;
        } else if (number instanceof Integer || number instanceof Long) {
            decimal = BigDecimal.valueOf(number.longValue());
        } else if ((number instanceof Double || number instanceof Float) && !Double.isFinite(number.doubleValue())) {
            return ValNull$.MODULE$;
        } else {
            decimal = new BigDecimal(number.toString());
        }
        if (Math.abs((long) decimal.scale()) > FeelBudget.SCALE || decimal.precision() > FeelBudget.SCALE) {
            throw new FeelBudget.Exceeded("sees a number out of range");
        }
        return new ValNumber(new camundajar.impl.scala.math.BigDecimal(decimal));
    }
}
