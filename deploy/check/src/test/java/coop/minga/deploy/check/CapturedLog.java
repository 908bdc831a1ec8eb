package coop.minga.deploy.check;

import java.util.List;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.slf4j.LoggerFactory;

/** Captures log lines of a package or class during a test. */
final class CapturedLog implements AutoCloseable {

    private final ListAppender<ILoggingEvent> heard = new ListAppender<>();
    private final Logger logger;

    private CapturedLog(Logger logger) {
        this.logger = logger;
    }

    /** @param logger a package, or a class by its full name */
    static CapturedLog of(String logger) {
        var log = new CapturedLog((Logger) LoggerFactory.getLogger(logger));
        log.heard.start();
        log.logger.addAppender(log.heard);
        return log;
    }

    boolean said(String words) {
        return lines().stream().anyMatch(line -> line.contains(words));
    }

    /** Lines in order, without level. */
    List<String> lines() {
        return List.copyOf(heard.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Override
    public void close() {
        logger.detachAppender(heard);
        heard.stop();
    }
}
