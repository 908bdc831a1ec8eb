package coop.minga.analytics.channel;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import coop.minga.analytics.catalogue.UnitId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The channels of the units, and the pauses of those that cannot be reached. */
public final class Channels {

    private final JdbcClient jdbc;

    public Channels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds or replaces the channel, and ends its pause.
     *
     * @throws IllegalArgumentException if there is no such unit
     */
    public void put(ChatChannel channel) {
        var written = jdbc.sql("""
                        insert into chat_channel (id, unit, kind, address, language)
                        select :id, unit.id, :kind, :address, :language from unit where unit.id = :unit
                        on conflict (id) do update set
                          unit = excluded.unit, kind = excluded.kind, address = excluded.address,
                          language = excluded.language, failures = 0, resting_until = null
                        """)
                .param("id", channel.id().value())
                .param("unit", channel.unit().value())
                .param("kind", channel.kind().name())
                .param("address", channel.address().toString())
                .param("language", channel.language().toLanguageTag())
                .update();
        if (written == 0) {
            throw new IllegalArgumentException(
                    "channel " + channel.id() + ": unit '" + channel.unit() + "' is not a unit of the federation");
        }
    }

    /** Whether there is no channel yet. */
    public boolean none() {
        return jdbc.sql("select not exists (select from chat_channel)")
                .query(Boolean.class)
                .single();
    }

    public List<ChatChannel> of(UnitId unit) {
        return of(List.of(unit));
    }

    public List<ChatChannel> of(Collection<UnitId> units) {
        return jdbc.sql("select * from chat_channel where unit = any(:units) order by id")
                .param("units", units.stream().map(UnitId::value).toArray(String[]::new))
                .query(Channels::channel)
                .list();
    }

    public Optional<ChatChannel> find(ChannelId id) {
        return jdbc.sql("select * from chat_channel where id = :id")
                .param("id", id.value())
                .query(Channels::channel)
                .optional();
    }

    /** Pauses the channel on every node. */
    public void rest(ChannelId id, Instant until) {
        jdbc.sql("update chat_channel set failures = failures + 1, resting_until = :until where id = :id")
                .param("until", Timestamp.from(until))
                .param("id", id.value())
                .update();
    }

    public void reached(ChannelId id) {
        jdbc.sql("update chat_channel set failures = 0, resting_until = null where id = :id")
                .param("id", id.value())
                .update();
    }

    private static ChatChannel channel(ResultSet row, int number) throws SQLException {
        return new ChatChannel(
                new ChannelId(row.getString("id")),
                new UnitId(row.getString("unit")),
                ChannelKind.valueOf(row.getString("kind")),
                URI.create(row.getString("address")),
                Locale.forLanguageTag(row.getString("language")));
    }
}
