package coop.minga.deploy.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import coop.minga.deploy.server.MingaServer;
import coop.minga.deploy.standalone.DatabaseSettings;
import coop.minga.deploy.standalone.EmbeddedDatabase;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A room on a database of its own with a generated federation. Two delegates: of the federation and of a sector. */
final class BenchRoom implements AutoCloseable {

    static final String FEDERATION = "fed";
    static final String STORM = "storm";
    static final String PASSWORD = "bench";

    private static final String UNITS = """
            federation: fed
            name: The federation
            zone: UTC
            units:
              - { id: storm, kind: sector, name: Storm, units: [] }
            """;
    private static final String PERSON = """
              - id: %1$s
                name: %1$s
                password_hash: "{noop}%2$s"
                language: en
                mandates: [ { unit: %1$s, role: delegate, from: 2020-01-01, until: 2099-12-31 } ]
            """;

    private final EmbeddedDatabase database;
    private final ServletWebServerApplicationContext node;

    private BenchRoom(EmbeddedDatabase database, ServletWebServerApplicationContext node) {
        this.database = database;
        this.node = node;
    }

    static BenchRoom start(int cooperatives) throws IOException {
        Path federation = file(UNITS);
        Path people = file("people:\n" + PERSON.formatted(FEDERATION, PASSWORD) + PERSON.formatted(STORM, PASSWORD));
        EmbeddedDatabase database = EmbeddedDatabase.start(DatabaseSettings.temporary());
        try {
            BenchRoom room = new BenchRoom(database, node(database, federation, people));
            new SampleFederation(room.sql()).fill(cooperatives);
            return room;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        } finally {
            Files.delete(federation);
            Files.delete(people);
        }
    }

    private static Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile("minga-bench", ".yaml"), text);
    }

    private static ServletWebServerApplicationContext node(EmbeddedDatabase database, Path federation, Path people) {
        SpringApplication application = new SpringApplication(MingaServer.class);
        application.setAdditionalProfiles("one-port");
        return (ServletWebServerApplicationContext) application.run(
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password(),
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--minga.roles=room",
                "--minga.federation=" + federation,
                "--minga.people=" + people);
    }

    JdbcClient sql() {
        return node.getBean(JdbcClient.class);
    }

    <T> T part(Class<T> type) {
        return node.getBean(type);
    }

    /** Somebody signed in. */
    RoomVisitor visitor(String person) throws IOException, InterruptedException {
        int port = Objects.requireNonNull(node.getWebServer()).getPort();
        RoomVisitor visitor = new RoomVisitor(URI.create("http://localhost:" + port + "/"));
        visitor.signIn(person, PASSWORD);
        return visitor;
    }

    @Override
    public void close() {
        node.close();
        database.close();
    }
}
