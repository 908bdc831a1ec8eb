package coop.minga.deploy.standalone;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DatabaseAddressTests {

    @Test
    void anAddressAsPostgresqlWritesIt() {
        assertThat(DatabaseAddress.parse("postgresql://minga:s%40cret@db.example:5433/room"))
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://db.example:5433/room", "minga", "s@cret"));
    }

    @Test
    void anAddressAsJdbcWritesIt() {
        assertThat(DatabaseAddress.parse("jdbc:postgresql://db.example/room?user=minga&password=a+b&sslmode=require"))
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://db.example/room?sslmode=require", "minga", "a+b"));
    }

    @Test
    void thePasswordIsNeverShown() {
        assertThat(DatabaseAddress.parse("postgresql://minga:secret@db.example/room"))
                .asString()
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql://host/db", "db.example", "postgresql:///db", "postgresql://a b/c"})
    void whatIsNoAddressIsRefusedWithTheFormOfOne(String text) {
        assertThatThrownBy(() -> DatabaseAddress.parse(text))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining("postgresql://user:password@host:5432/database");
    }
}
