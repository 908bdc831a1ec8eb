package coop.minga.deploy.demo;

import java.util.HashMap;
import java.util.Map;

import coop.minga.deploy.server.MingaServer;
import coop.minga.deploy.standalone.DatabaseAddress;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Starts the server in this process with the demo's settings. */
final class DemoServer {
    private DemoServer() {}

    static ConfigurableApplicationContext start(
            int port, DatabaseAddress database, Map<String, Object> broker, ChatBoardPage board) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "server.port",
                port,
                "server.address",
                "127.0.0.1",
                "spring.datasource.url",
                database.url(),
                "spring.datasource.username",
                database.user(),
                "spring.datasource.password",
                database.password(),
                "spring.main.banner-mode",
                "off",
                "minga.address",
                "http://localhost:" + port,
                "minga.tick",
                "1s"));
        // the chat board is local; an IRC server of --irc may be in a private network
        settings.put("minga.chat-networks", "127.0.0.0/8,::1,10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,fd00::/8");
        // after a kill the broker recognizes the member and does not wait for the dead one
        settings.put("minga.kafka.group.instance.id", "demo");
        broker.forEach((name, value) -> settings.put("minga.kafka." + name, value));
        return new SpringApplicationBuilder(MingaServer.class)
                .profiles("one-port")
                .registerShutdownHook(false)
                .initializers(
                        context -> context.getEnvironment()
                                .getPropertySources()
                                .addFirst(new MapPropertySource("demo", settings)),
                        context -> addPage((GenericApplicationContext) context, board))
                .logStartupInfo(false)
                .run();
    }

    private static void addPage(GenericApplicationContext context, ChatBoardPage board) {
        context.registerBean(
                "chatBoardPage",
                ServletRegistrationBean.class,
                () -> new ServletRegistrationBean<>(board, ChatBoardPage.PATH));
    }
}
