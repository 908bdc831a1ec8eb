package coop.minga.deploy.server;

import coop.minga.analytics.AnalyticsConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Starts a node with the roles of its settings. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = UserDetailsServiceAutoConfiguration.class)
@Import({AnalyticsConfiguration.class, MetricsSecurity.class, RoomRole.class})
public class MingaServer {

    public static void main(String[] arguments) {
        SpringApplication.run(MingaServer.class, arguments);
    }
}
