package finme.mapping.feel;

import camundajar.impl.scala.collection.Iterator;
import java.math.BigDecimal;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.camunda.feel.syntaxtree.ArithmeticNegation;
import org.camunda.feel.syntaxtree.AtLeastOne;
import org.camunda.feel.syntaxtree.ClosedConstRangeBoundary;
import org.camunda.feel.syntaxtree.ConstBool;
import org.camunda.feel.syntaxtree.ConstNull$;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.ConstRange;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.InputEqualTo;
import org.camunda.feel.syntaxtree.InputGreaterOrEqual;
import org.camunda.feel.syntaxtree.InputGreaterThan;
import org.camunda.feel.syntaxtree.InputInRange;
import org.camunda.feel.syntaxtree.InputLessOrEqual;
import org.camunda.feel.syntaxtree.InputLessThan;
import org.camunda.feel.syntaxtree.Not;
import org.camunda.feel.syntaxtree.UnaryTestExpression;
import org.jspecify.annotations.Nullable;

/**
 * Unary tests against constants: a word, a number, a limit or a range, or a few of these. Nearly all cells of decision
 * tables are of this kind, and a comparison answers them some thirty times sooner than the interpreter. It says what
 * the interpreter would say, or nothing.
 */
record SimpleUnaryTests(Class<?> kind, boolean nullFits, boolean negated, Predicate<Object> fits) {
    private static final SimpleUnaryTests NULL = new SimpleUnaryTests(Object.class, true, false, value -> false);

    /** @return null when the text is more than that */
    static @Nullable SimpleUnaryTests of(Exp tests) {
        if (tests instanceof Not not) {
            SimpleUnaryTests inner = of(not.x());
            return inner == null || inner.nullFits
                    ? null
                    : new SimpleUnaryTests(inner.kind, false, true, inner.fits.negate());
        }
        if (!(tests instanceof AtLeastOne list)) {
            return one(tests);
        }
        SimpleUnaryTests any = NULL;
        boolean nullFits = false;
        for (Iterator<Exp> each = list.xs().iterator(); each.hasNext(); ) {
            SimpleUnaryTests test = one(each.next());
            if (test == null || any != NULL && test != NULL && any.kind != test.kind) {
                return null;
            }
            nullFits |= test.nullFits;
            any = any == NULL ? test : test == NULL ? any : kind(any.kind, any.fits.or(test.fits));
        }
        return new SimpleUnaryTests(any.kind, nullFits, false, any.fits);
    }

    /** @return null when only the interpreter can tell: a value of another kind, or null against a negation */
    @Nullable
    Boolean matches(@Nullable Object input) {
        if (input == null) {
            return negated ? null : nullFits;
        }
        Object value = input instanceof Integer whole ? BigDecimal.valueOf(whole) : input;
        return kind.isInstance(value) ? fits.test(value) : null;
    }

    private static @Nullable SimpleUnaryTests one(Exp test) {
        if (test instanceof UnaryTestExpression value) {
            if (value.exp() instanceof ConstString text) {
                return kind(String.class, text.value()::equals);
            }
            return value.exp() == ConstNull$.MODULE$ ? NULL : limit(value.exp(), order -> order == 0);
        } else if (test instanceof InputEqualTo equal) {
            return equal.x() instanceof ConstBool flag
                    ? kind(Boolean.class, Boolean.valueOf(flag.value())::equals)
                    : null;
        } else if (test instanceof InputLessThan less) {
            return limit(less.x(), order -> order < 0);
        } else if (test instanceof InputLessOrEqual most) {
            return limit(most.x(), order -> order <= 0);
        } else if (test instanceof InputGreaterThan more) {
            return limit(more.x(), order -> order > 0);
        } else if (test instanceof InputGreaterOrEqual least) {
            return limit(least.x(), order -> order >= 0);
        }
        return test instanceof InputInRange range ? range(range.range()) : null;
    }

    private static @Nullable SimpleUnaryTests range(ConstRange range) {
        boolean fromStart = range.start() instanceof ClosedConstRangeBoundary;
        boolean toEnd = range.end() instanceof ClosedConstRangeBoundary;
        SimpleUnaryTests from = limit(range.start().value(), order -> fromStart ? order >= 0 : order > 0);
        SimpleUnaryTests to = limit(range.end().value(), order -> toEnd ? order <= 0 : order < 0);
        return from == null || to == null ? null : kind(BigDecimal.class, from.fits.and(to.fits));
    }

    private static @Nullable SimpleUnaryTests limit(Exp limit, IntPredicate order) {
        BigDecimal number = number(limit);
        return number == null
                ? null
                : kind(BigDecimal.class, value -> order.test(((BigDecimal) value).compareTo(number)));
    }

    private static @Nullable BigDecimal number(Exp exp) {
        if (exp instanceof ArithmeticNegation minus && minus.x() instanceof ConstNumber number) {
            return number.value().bigDecimal().negate();
        }
        return exp instanceof ConstNumber number ? number.value().bigDecimal() : null;
    }

    private static SimpleUnaryTests kind(Class<?> kind, Predicate<Object> fits) {
        return new SimpleUnaryTests(kind, false, false, fits);
    }
}
