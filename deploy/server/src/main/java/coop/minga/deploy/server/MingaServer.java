package coop.minga.deploy.server;

import coop.minga.analytics.AnalyticsConfiguration;
import coop.minga.ui.Room;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** Starts a node of Minga with the roles that its settings give it. */
@SpringBootApplication(proxyBeanMethods = false)
@Import({AnalyticsConfiguration.class, Room.class})
public class MingaServer {

    public static void main(String[] arguments) {
        SpringApplication.run(MingaServer.class, arguments);
    }
}
