package finme.mapping.feel;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import finme.mapping.Feel;
import finme.mapping.Flow;
import finme.mapping.MappingFault;
import finme.mapping.MappingStudy;
import finme.mapping.Mentions;
import finme.mapping.feel.evaluation.FeelBudget;
import finme.mapping.feel.evaluation.FeelEvaluation;
import finme.mapping.feel.evaluation.FeelFailures;
import finme.mapping.feel.evaluation.FeelFunctions;
import finme.mapping.feel.evaluation.FeelResults;
import finme.mapping.feel.evaluation.FeelRoot;
import finme.mapping.feel.evaluation.FeelValues;
import finme.mapping.feel.study.FeelFlows;
import finme.mapping.feel.study.FeelMentions;
import finme.mapping.feel.study.FeelStudy;
import finme.mapping.feel.study.FeelText;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.syntaxtree.ConstBool;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValBoolean;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValFatalError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * FEEL by Camunda's interpreter, without its facade, which bounds nothing. What an evaluation may use up is, see
 * {@link FeelBudget}: it ends in time whatever the expression is, give or take the one built-in function it is in, and
 * those are only let loose on small values.
 */
@Component
final class ScalaFeel implements Feel {
    private static final int KEPT = 5_000;
    private static final long MILLIS = 250;

    /** The first evaluation of a text loads and interprets what later ones find compiled. */
    private static final long FIRST_MILLIS = 2_500;

    private final LoadingCache<String, Expression> expressions =
            Caffeine.newBuilder().maximumSize(KEPT).build(text -> Constant.of(FeelText.expression(text)));
    private final LoadingCache<String, UnaryTests> unaryTests =
            Caffeine.newBuilder().maximumSize(KEPT).build(text -> new CompiledTests(FeelText.unaryTests(text)));

    @Override
    public Expression compile(String expression) {
        return expressions.get(expression);
    }

    @Override
    public UnaryTests compileUnaryTests(String tests) {
        return unaryTests.get(tests);
    }

    @Override
    public Mentions mentions(String expression) {
        return FeelMentions.of(FeelText.expression(expression));
    }

    @Override
    public List<Flow> flows(String expression) {
        return FeelFlows.of(FeelText.expression(expression));
    }

    @Override
    public Mentions mentionsInTests(String tests, Set<String> inputs) {
        return FeelMentions.ofTests(FeelText.unaryTests(tests), inputs);
    }

    @Override
    public MappingStudy study(String expression, String root) {
        return FeelStudy.of(expression, root);
    }

    private abstract static class Compiled {
        private final Exp exp;
        private volatile boolean seen;

        private Compiled(Exp exp) {
            this.exp = exp;
        }

        final <T extends @Nullable Object> T run(FeelRoot root, Function<Val, T> result) {
            FeelBudget budget = new FeelBudget(seen ? MILLIS : FIRST_MILLIS);
            seen = true;
            try {
                EvalContext visible =
                        new EvalContext(FeelValues.MAPPER, root, new FeelFunctions(budget), new FeelFailures(budget));
                Val value = new FeelEvaluation(budget).eval(exp, visible);
                budget.settle();
                if (value instanceof ValFatalError || value instanceof ValError) {
                    throw fault("can't be evaluated");
                }
                return result.apply(value);
            } catch (FeelBudget.Exceeded e) {
                throw fault(String.valueOf(e.getMessage()));
            } catch (StackOverflowError e) {
                throw fault("is nested too deeply");
            } catch (MappingFault e) {
                throw e;
            } catch (RuntimeException e) {
                throw fault("fails with " + e.getClass().getSimpleName());
            }
        }

        private static MappingFault fault(String what) {
            return new MappingFault("the expression " + what, 0, 0);
        }
    }

    private static final class CompiledExpression extends Compiled implements Expression {
        private CompiledExpression(Exp exp) {
            super(exp);
        }

        @Override
        public @Nullable Object evaluate(Map<String, ?> context) {
            return result(context, true);
        }

        @Override
        public @Nullable Object value(Map<String, ?> context) {
            return result(context, false);
        }

        private @Nullable Object result(Map<String, ?> context, boolean temporalAsText) {
            return this.<@Nullable Object>run(
                    new FeelRoot(context, null, null), value -> new FeelResults(temporalAsText).plain(value));
        }
    }

    /** An expression that is a word, a number or a flag, as most output cells of decision tables are. */
    private record Constant(Object value) implements Expression {
        private static Expression of(Exp exp) {
            if (exp instanceof ConstString text) {
                return new Constant(text.value());
            } else if (exp instanceof ConstNumber number) {
                return new Constant(FeelResults.number(number.value().bigDecimal()));
            }
            return exp instanceof ConstBool flag ? new Constant(flag.value()) : new CompiledExpression(exp);
        }

        @Override
        public Object evaluate(Map<String, ?> context) {
            return value;
        }

        @Override
        public Object value(Map<String, ?> context) {
            return value;
        }
    }

    static final class CompiledTests extends Compiled implements UnaryTests {
        private static final String INPUT = FeelEngine.UnaryTests$.MODULE$.defaultInputVariable();

        final @Nullable SimpleUnaryTests simple;

        CompiledTests(Exp exp) {
            super(exp);
            this.simple = SimpleUnaryTests.of(exp);
        }

        @Override
        public boolean matches(@Nullable Object input, Map<String, ?> context) {
            Boolean known = simple == null ? null : simple.matches(input);
            return known == null ? interpret(input, context) : known;
        }

        boolean interpret(@Nullable Object input, Map<String, ?> context) {
            return this.<Boolean>run(
                    new FeelRoot(context, INPUT, input), value -> value instanceof ValBoolean met && met.value());
        }
    }
}
