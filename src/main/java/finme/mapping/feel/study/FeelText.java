package finme.mapping.feel.study;

import camundajar.impl.fastparse.IndexedParserInput;
import camundajar.impl.fastparse.Parsed;
import camundajar.impl.fastparse.ParserInput;
import camundajar.impl.fastparse.ParserInputSource;
import camundajar.impl.fastparse.ParsingRun;
import camundajar.impl.fastparse.package$;
import camundajar.impl.scala.Function1;
import finme.mapping.MappingFault;
import finme.mapping.feel.evaluation.FeelBudget;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.camunda.feel.impl.parser.ExpressionValidator;
import org.camunda.feel.impl.parser.FeelParser$;
import org.camunda.feel.syntaxtree.Exp;

/**
 * A text being parsed. The parser tries alternatives without remembering, so the place it names is mostly the start, and
 * deep nesting costs it exponential time. Watching what it reads gives both the true place (the furthest character it
 * came to) and an end.
 */
public final class FeelText extends IndexedParserInput {
    private static final int LONGEST = 64 * 1024;
    private static final long SECONDS = 2;
    private static final MethodHandle EXPRESSION = rule("$anonfun$parseExpression$2");
    private static final MethodHandle UNARY_TESTS = rule("$anonfun$parseUnaryTests$2");

    private final long deadline = FeelBudget.ownNanos() + SECONDS * 1_000_000_000;
    private int furthest;
    private int reads;

    private FeelText(String text) {
        super(text);
    }

    public static Exp expression(String text) {
        return parse(text, EXPRESSION);
    }

    public static Exp unaryTests(String text) {
        return parse(text, UNARY_TESTS);
    }

    private static Exp parse(String text, MethodHandle rule) {
        if (text.length() > LONGEST) {
            throw new MappingFault("FEEL text of more than " + LONGEST + " characters", 0, 0);
        }
        FeelText input = new FeelText(text);
        try {
            return input.parse(rule);
        } catch (FeelBudget.Exceeded e) {
            throw input.fault("is nested too deeply to be read");
        } catch (StackOverflowError e) {
            throw input.fault("is nested too deeply");
        }
    }

    private Exp parse(MethodHandle rule) {
        Parsed<Exp> parsed = package$.MODULE$.parse(source(), grammar(rule), false, 0, null);
        if (!(parsed instanceof Parsed.Success<Exp> success)) {
            throw fault("can't be read as FEEL " + near());
        }
        if (new ExpressionValidator(false).validateExpression(success.value()).isDefined()) {
            throw new MappingFault("external functions aren't allowed", 0, 0);
        }
        return success.value();
    }

    private ParserInputSource source() {
        return new ParserInputSource() {
            @Override
            public <T> T parseThrough(Function1<ParserInput, T> reader) {
                return reader.apply(FeelText.this);
            }
        };
    }

    @SuppressWarnings("unchecked")
    private static Function1<ParsingRun<Object>, ParsingRun<Exp>> grammar(MethodHandle rule) {
        return run -> {
            try {
                return (ParsingRun<Exp>) rule.invoke(run);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        };
    }

    @Override
    public char apply(int index) {
        furthest = Math.max(furthest, index);
        if ((++reads & 4095) == 0 && FeelBudget.ownNanos() > deadline) {
            throw new FeelBudget.Exceeded("takes too long");
        }
        return super.apply(index);
    }

    private String near() {
        String rest = data().substring(Math.min(furthest, data().length()));
        return rest.length() <= 1 ? "at its end" : "from here: " + rest.substring(0, Math.min(rest.length(), 20));
    }

    private MappingFault fault(String what) {
        String read = data().substring(0, Math.min(furthest, data().length()));
        int line = (int) read.chars().filter(c -> c == '\n').count() + 1;
        int column = read.length() - read.lastIndexOf('\n');
        return new MappingFault(what, line, column);
    }

    /** The parser offers its grammar only together with an input of its own; its rules are public in bytecode. */
    private static MethodHandle rule(String name) {
        try {
            return MethodHandles.lookup()
                    .findStatic(FeelParser$.class, name, MethodType.methodType(ParsingRun.class, ParsingRun.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
