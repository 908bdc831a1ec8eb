package coop.minga.analytics;

import javax.sql.DataSource;

import coop.minga.analytics.catalogue.Federations;
import coop.minga.analytics.clock.SharedFederationClock;
import coop.minga.analytics.clock.SynchronizedMachineClock;
import coop.minga.analytics.notify.ChangeNotifier;
import coop.minga.analytics.outage.ScreenThreads;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The database, its transactions and notifications, and the clocks that nodes share by it. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    FlywayMigrationStrategy databaseGate(@Value("${spring.datasource.url:}") String url) {
        return new WaitingMigration(url);
    }

    @Bean
    static ScreenPool screenPool(ObjectProvider<ScreenThreads> threads, Environment settings) {
        return new ScreenPool(threads, settings);
    }

    @Bean
    TransactionTemplate transaction(PlatformTransactionManager transactions) {
        return new TransactionTemplate(transactions);
    }

    @Bean(initMethod = "start")
    ChangeNotifier changeNotifier(JdbcClient jdbc, DataSource dataSource) {
        return new ChangeNotifier(jdbc, dataSource);
    }

    /** The time shared by nodes, as a node's own may be wrong. */
    @Bean
    SynchronizedMachineClock machineClock(JdbcClient jdbc) {
        return SynchronizedMachineClock.ofThisMachine(jdbc);
    }

    @Bean
    Federations federations(JdbcClient jdbc, SynchronizedMachineClock machine) {
        return new Federations(jdbc, machine);
    }

    @Bean
    @Primary
    SharedFederationClock federationClock(Federations federations, SynchronizedMachineClock machine) {
        return new SharedFederationClock(federations::clock, machine);
    }
}
