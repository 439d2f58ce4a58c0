package finme.mapping.feel;

import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.math.BigDecimal;
import java.math.BigInteger;
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
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.feel.context.FunctionProvider;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValBoolean;
import org.camunda.feel.syntaxtree.ValContext;
import org.camunda.feel.syntaxtree.ValDate;
import org.camunda.feel.syntaxtree.ValDateTime;
import org.camunda.feel.syntaxtree.ValDayTimeDuration;
import org.camunda.feel.syntaxtree.ValList;
import org.camunda.feel.syntaxtree.ValLocalDateTime;
import org.camunda.feel.syntaxtree.ValLocalTime;
import org.camunda.feel.syntaxtree.ValNull$;
import org.camunda.feel.syntaxtree.ValNumber;
import org.camunda.feel.syntaxtree.ValString;
import org.camunda.feel.syntaxtree.ValTime;
import org.camunda.feel.syntaxtree.ValYearMonthDuration;
import org.camunda.feel.syntaxtree.ZonedTime;
import org.camunda.feel.valuemapper.ValueMapper;
import org.jspecify.annotations.Nullable;

/**
 * Java values to FEEL's, once per evaluation and all of them: the engine's own mapper would convert a whole payload
 * again at each reference to it, and would open any object it doesn't know by reflection. This one refuses it.
 */
final class FeelValues implements ValueMapper {
    static final FeelValues MAPPER = new FeelValues();
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
                new FeelVariables(entries),
                FunctionProvider.EmptyFunctionProvider$.MODULE$,
                FeelFailures.IGNORED));
    }

    private static Map<String, Val> entries(Map<?, ?> map, int depth) {
        Map<String, Val> entries = new LinkedHashMap<>(map.size() * 2);
        map.forEach((name, value) -> entries.put(String.valueOf(name), value(value, depth + 1)));
        return entries;
    }

    private static Val value(@Nullable Object value, int depth) {
        if (depth > DEPTH) {
            throw new FeelBudget.Exceeded("sees a context nested too deeply");
        }
        if (value == null) {
            return ValNull$.MODULE$;
        } else if (value instanceof String text) {
            return new ValString(text);
        } else if (value instanceof Boolean bool) {
            return new ValBoolean(bool);
        } else if (value instanceof Number number) {
            return number(number);
        } else if (value instanceof Map<?, ?> map) {
            return context(entries(map, depth));
        } else if (value instanceof Collection<?> items) {
            List<Val> vals = new ArrayList<>(items.size());
            items.forEach(item -> vals.add(value(item, depth + 1)));
            return list(vals);
        } else if (value instanceof Object[] items) {
            return value(Arrays.asList(items), depth);
        } else if (value instanceof Enum<?> constant) {
            return new ValString(constant.name());
        } else if (value instanceof java.util.UUID || value instanceof Character) {
            return new ValString(value.toString());
        }
        return value instanceof Temporal || value instanceof TemporalAmount || value instanceof java.util.Date
                ? temporal(value)
                : engines(value, depth);
    }

    /** What the engine's functions return without packing it. */
    private static Val engines(Object value, int depth) {
        if (value instanceof Val val) {
            return val;
        } else if (value instanceof camundajar.impl.scala.math.BigDecimal number) {
            return new ValNumber(number);
        } else if (value instanceof camundajar.impl.scala.collection.Map<?, ?> map) {
            return value(CollectionConverters.asJava(map), depth);
        } else if (value instanceof camundajar.impl.scala.collection.Iterable<?> items) {
            return value(CollectionConverters.asJavaCollection(items), depth);
        }
        throw new FeelBudget.Exceeded(
                "sees a value of the kind " + value.getClass().getSimpleName());
    }

    static Val list(List<Val> items) {
        return new ValList(CollectionConverters.asScala(items).toList());
    }

    private static Val number(Number number) {
        BigDecimal decimal;
        if (number instanceof BigDecimal exact) {
            decimal = exact;
        } else if (number instanceof BigInteger whole) {
            decimal = new BigDecimal(whole);
        } else if (number instanceof Double || number instanceof Float) {
            double floating = number.doubleValue();
            if (!Double.isFinite(floating)) {
                return ValNull$.MODULE$;
            }
            decimal = new BigDecimal(number.toString());
        } else {
            decimal = BigDecimal.valueOf(number.longValue());
        }
        if (Math.abs((long) decimal.scale()) > FeelBudget.SCALE || decimal.precision() > FeelBudget.SCALE) {
            throw new FeelBudget.Exceeded("sees a number out of range");
        }
        return new ValNumber(new camundajar.impl.scala.math.BigDecimal(decimal));
    }

    private static Val temporal(Object value) {
        if (value instanceof LocalDate date) {
            return new ValDate(date);
        } else if (value instanceof LocalDateTime dateTime) {
            return new ValLocalDateTime(dateTime);
        } else if (value instanceof ZonedDateTime dateTime) {
            return new ValDateTime(dateTime);
        } else if (value instanceof OffsetDateTime dateTime) {
            return new ValDateTime(dateTime.toZonedDateTime());
        } else if (value instanceof Instant instant) {
            return new ValDateTime(instant.atZone(ZoneOffset.UTC));
        } else if (value instanceof LocalTime time) {
            return new ValLocalTime(time);
        } else if (value instanceof OffsetTime time) {
            return new ValTime(ZonedTime.of(time));
        } else if (value instanceof Period period) {
            return new ValYearMonthDuration(period);
        } else if (value instanceof Duration duration) {
            return new ValDayTimeDuration(duration);
        } else if (value instanceof java.util.Date date) {
            return new ValLocalDateTime(
                    LocalDateTime.ofInstant(Instant.ofEpochMilli(date.getTime()), ZoneId.systemDefault()));
        }
        throw new FeelBudget.Exceeded(
                "sees a value of the kind " + value.getClass().getSimpleName());
    }
}
