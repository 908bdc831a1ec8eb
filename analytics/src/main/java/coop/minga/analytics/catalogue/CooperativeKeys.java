package coop.minga.analytics.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import coop.minga.ingest.contract.KeyId;
import coop.minga.ingest.contract.PublicReportKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The cooperatives' public keys, which bind reports to units. */
public final class CooperativeKeys {

    private final JdbcClient jdbc;

    public CooperativeKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The registered keys among these, revoked ones included. */
    public Map<KeyId, CooperativeKey> find(Collection<KeyId> ids) {
        return jdbc
                .sql("select * from cooperative_key where key_id = any(:ids)")
                .param("ids", ids.stream().map(KeyId::value).toArray(String[]::new))
                .query(CooperativeKeys::key)
                .list()
                .stream()
                .collect(Collectors.toMap(CooperativeKey::id, Function.identity()));
    }

    /** Registers a unit's key, base64 of its X.509 form. A key never moves to another unit. */
    void put(UnitId unit, String publicKey) {
        var id = PublicReportKey.ofBase64(publicKey).id();
        jdbc.sql("""
                        insert into cooperative_key (key_id, unit, public_key) values (:id, :unit, :publicKey)
                        on conflict (key_id) do nothing
                        """)
                .param("id", id.value())
                .param("unit", unit.value())
                .param("publicKey", publicKey)
                .update();
    }

    private static CooperativeKey key(ResultSet row, int number) throws SQLException {
        return new CooperativeKey(
                new KeyId(row.getString("key_id")),
                new UnitId(row.getString("unit")),
                PublicReportKey.ofBase64(row.getString("public_key")),
                row.getTimestamp("revoked_at") != null);
    }
}
