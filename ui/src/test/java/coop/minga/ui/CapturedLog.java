package coop.minga.ui;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.read.ListAppender;
import org.slf4j.LoggerFactory;

/** Captures the process's log as printed on the console. */
final class CapturedLog implements AutoCloseable {

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> heard = new ListAppender<>();

    CapturedLog() {
        heard.start();
        root.addAppender(heard);
    }

    boolean saysSomething() {
        return !List.copyOf(heard.list).isEmpty();
    }

    /** Returns lines since the last call. */
    List<String> said() {
        var encoder = console().getEncoder();
        var events = List.copyOf(heard.list);
        heard.list.clear();
        return events.stream()
                .map(event -> new String(Objects.requireNonNull(encoder.encode(event)), StandardCharsets.UTF_8))
                .toList();
    }

    /** The appender's name depends on the module that runs the tests. */
    private ConsoleAppender<ILoggingEvent> console() {
        var appenders = root.iteratorForAppenders();
        while (appenders.hasNext()) {
            if (appenders.next() instanceof ConsoleAppender<ILoggingEvent> console) {
                return console;
            }
        }
        throw new IllegalStateException("the log does not go to the console");
    }

    List<String> messages() {
        return List.copyOf(heard.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Override
    public void close() {
        root.detachAppender(heard);
        heard.stop();
    }
}
