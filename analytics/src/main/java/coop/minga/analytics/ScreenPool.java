package coop.minga.analytics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.zaxxer.hikari.HikariDataSource;
import coop.minga.analytics.outage.ScreenConnections;
import coop.minga.analytics.outage.ScreenThreads;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/**
 * Separates the connections of screens from those of the pipeline, on nodes with screens. Settings:
 * {@code minga.screens.connections} and {@code minga.screens.longest-statement}.
 */
final class ScreenPool implements BeanPostProcessor, Ordered, AutoCloseable {

    private static final int MOST = 10;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final ObjectProvider<ScreenThreads> threads;
    private final Environment settings;
    private final List<ScreenConnections> opened = new ArrayList<>();

    ScreenPool(ObjectProvider<ScreenThreads> threads, Environment settings) {
        this.threads = threads;
        this.settings = settings;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof HikariDataSource others)) {
            return bean;
        }
        var screens = threads.getIfAvailable();
        if (screens == null) {
            return bean;
        }
        var connections = new ScreenConnections(
                others,
                settings.getProperty("minga.screens.connections", Integer.class, MOST),
                settings.getProperty("minga.screens.longest-statement", Duration.class, LONGEST),
                screens);
        opened.add(connections);
        return connections;
    }

    /** Before those that wrap any data source. */
    @Override
    public int getOrder() {
        return 0;
    }

    @Override
    public void close() {
        opened.forEach(ScreenConnections::close);
    }
}
