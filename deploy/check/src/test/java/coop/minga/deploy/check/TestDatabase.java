package coop.minga.deploy.check;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** An empty database for one test class, with a superuser. */
public record TestDatabase(String url, String user, String password) {

    /** A further empty database on the same server, dropped with this one. */
    TestDatabase another() {
        var name = name() + "_" + UUID.randomUUID().toString().substring(0, 8);
        try (var connection = DriverManager.getConnection(url, user, password);
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new TestDatabase(url.replaceFirst("/[^/?]+($|\\?)", "/" + name + "$1"), user, password);
    }

    String name() {
        return url.replaceFirst("^.*/", "").replaceFirst("\\?.*$", "");
    }

    /** Connections to a further database with Minga's tables. */
    HikariDataSource migrated() {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(another().url());
        pool.setUsername(user);
        pool.setPassword(password);
        Flyway.configure().dataSource(pool).load().migrate();
        return pool;
    }

    /** Unpooled connections. */
    DriverManagerDataSource source() {
        return new DriverManagerDataSource(url, user, password);
    }
}
