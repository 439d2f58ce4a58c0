package finme.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** What one class logs meanwhile, as a log file would have it: each line with its level, frames included. */
public final class LogOf implements AutoCloseable {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
    private final Logger logger;
    private final @Nullable Level before;
    private final List<Appender<ILoggingEvent>> others = new ArrayList<>();

    public LogOf(Class<?> type) {
        this((Logger) LoggerFactory.getLogger(type), null);
    }

    /** Whatever anybody logs down to this level; nobody else gets to see it meanwhile. */
    public static LogOf everything(Level level) {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        LogOf log = new LogOf(root, level);
        root.iteratorForAppenders().forEachRemaining(each -> {
            if (each != log.appender) {
                log.others.add(each);
            }
        });
        log.others.forEach(root::detachAppender);
        return log;
    }

    private LogOf(Logger logger, @Nullable Level level) {
        this.logger = logger;
        this.before = logger.getLevel();
        if (level != null) {
            logger.setLevel(level);
        }
        LoggerContext context = logger.getLoggerContext();
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%level %msg%n%ex");
        encoder.start();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.setOutputStream(written);
        appender.start();
        logger.addAppender(appender);
    }

    public String text() {
        return written.toString(StandardCharsets.UTF_8);
    }

    /** Those that begin with a level: what was told, without the frames. */
    public List<String> sentences() {
        return text().lines()
                .filter(line -> line.matches("(WARN|INFO|ERROR|DEBUG) .*"))
                .toList();
    }

    @Override
    public void close() {
        others.forEach(logger::addAppender);
        logger.setLevel(before);
        logger.detachAppender(appender);
        appender.stop();
    }
}
