package coop.minga.deploy.check;

import coop.minga.analytics.catalogue.Indicator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A new bakery on a real database for each test. */
abstract class TestBakery {

    JudgedBakery bakery;
    Indicator bread;

    @BeforeEach
    void describe(TestDatabase database) {
        bakery = new JudgedBakery(database);
        bread = bakery.bread();
    }

    @AfterEach
    void close() {
        bakery.close();
    }
}
