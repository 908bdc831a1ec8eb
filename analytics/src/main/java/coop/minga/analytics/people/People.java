package coop.minga.analytics.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The accounts. */
public final class People {

    private final JdbcClient jdbc;

    public People(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Person> find(PersonId id) {
        return jdbc.sql("select * from person where id = :id")
                .param("id", id.value())
                .query(People::person)
                .optional();
    }

    /** The names of those that have an account. */
    public Map<PersonId, String> names(Collection<PersonId> people) {
        return jdbc
                .sql("select id, name from person where id = any(:people)")
                .param("people", people.stream().map(PersonId::value).toArray(String[]::new))
                .query((row, number) -> Map.entry(new PersonId(row.getString("id")), row.getString("name")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Whether there is no account yet. */
    public boolean none() {
        return jdbc.sql("select not exists (select from person)")
                .query(Boolean.class)
                .single();
    }

    /** Upserts an account, except the settings chosen by its owner. */
    public void put(Person person) {
        jdbc.sql("""
                        insert into person (id, name, password_hash, language, theme, operator)
                        values (:id, :name, :passwordHash, :language, :theme, :operator)
                        on conflict (id) do update set name = excluded.name, password_hash = excluded.password_hash,
                          operator = excluded.operator
                        """)
                .param("id", person.id().value())
                .param("name", person.name())
                .param("passwordHash", person.passwordHash())
                .param("language", person.language().toLanguageTag())
                .param("theme", person.theme().name())
                .param("operator", person.operator())
                .update();
    }

    public void choose(PersonId id, Locale language, Theme theme) {
        jdbc.sql("update person set language = :language, theme = :theme where id = :id")
                .param("id", id.value())
                .param("language", language.toLanguageTag())
                .param("theme", theme.name())
                .update();
    }

    public Optional<MailAddress> mailAddress(PersonId id) {
        return jdbc.sql("select mail_address from person where id = :id and mail_address is not null")
                .param("id", id.value())
                .query(String.class)
                .optional()
                .flatMap(MailAddress::parse);
    }

    /** @param address null for none */
    void choose(PersonId id, @Nullable MailAddress address) {
        jdbc.sql("update person set mail_address = :address where id = :id")
                .param("address", address == null ? null : address.value())
                .param("id", id.value())
                .update();
    }

    static @Nullable MailAddress mailAddress(ResultSet row) throws SQLException {
        var address = row.getString("mail_address");
        return address == null ? null : MailAddress.parse(address).orElse(null);
    }

    private static Person person(ResultSet row, int number) throws SQLException {
        return new Person(
                new PersonId(row.getString("id")),
                row.getString("name"),
                row.getString("password_hash"),
                Locale.forLanguageTag(row.getString("language")),
                Theme.valueOf(row.getString("theme")),
                row.getBoolean("operator"));
    }
}
