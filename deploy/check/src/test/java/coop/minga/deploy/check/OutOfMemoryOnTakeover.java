package coop.minga.deploy.check;

import java.util.concurrent.atomic.AtomicBoolean;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A node that runs out of memory once while taking over partitions. */
final class OutOfMemoryOnTakeover implements BeanPostProcessor {

    private final AtomicBoolean ranOut = new AtomicBoolean();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof JdbcClient jdbc ? (JdbcClient) text -> tight(jdbc, text) : bean;
    }

    private JdbcClient.StatementSpec tight(JdbcClient jdbc, String text) {
        if (text.contains("consumer_offset") && ranOut.compareAndSet(false, true)) {
            throw new OutOfMemoryError("Java heap space");
        }
        return jdbc.sql(text);
    }
}
