package coop.minga.analytics.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import coop.minga.analytics.catalogue.UnitId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The mandates of people at units, with their terms. */
public final class Mandates {

    private final JdbcClient jdbc;

    public Mandates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Mandate> of(PersonId person) {
        return jdbc.sql("select * from mandate where person = :person")
                .param("person", person.value())
                .query(Mandates::mandate)
                .list();
    }

    /** Whom to ask for a unit's reports: a reporter, else a delegate, first with an address; none without a mandate. */
    public Map<UnitId, Contact> contacts(Collection<UnitId> units, LocalDate today) {
        return jdbc
                .sql("""
                        select distinct on (unit) unit, person.name, person.mail_address from mandate join person on person.id = mandate.person
                        where unit = any(:units) and role <> 'OBSERVER' and recalled_at is null
                          and :today between from_day and until_day
                        order by unit, role = 'REPORTER' desc, role = 'DELEGATE' desc, mail_address is null, person.name, person.id
                        """)
                .param("units", units.stream().map(UnitId::value).toArray(String[]::new))
                .param("today", today)
                .query((row, number) -> Map.entry(
                        new UnitId(row.getString("unit")), new Contact(row.getString("name"), People.mailAddress(row))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The people who act for any of these units on the day, in order of their ids. */
    public List<PersonId> actingFor(Collection<UnitId> units, LocalDate day) {
        return jdbc
                .sql("""
                        select distinct person from mandate
                        where unit = any(:units) and role <> 'OBSERVER' and recalled_at is null
                          and :day between from_day and until_day order by person
                        """)
                .param("units", units.stream().map(UnitId::value).toArray(String[]::new))
                .param("day", day)
                .query(String.class)
                .list()
                .stream()
                .map(PersonId::new)
                .toList();
    }

    public void give(Mandate mandate) {
        jdbc.sql("""
                        insert into mandate (person, unit, role, from_day, until_day)
                        values (:person, :unit, :role, :from, :until)
                        on conflict (person, unit, role, from_day) do update set until_day = excluded.until_day
                        """)
                .param("person", mandate.person().value())
                .param("unit", mandate.unit().value())
                .param("role", mandate.role().name())
                .param("from", mandate.from())
                .param("until", mandate.until())
                .update();
    }

    /** Ends all mandates of the person at the unit now. */
    public void recall(PersonId person, UnitId unit, Instant now) {
        jdbc.sql("""
                        update mandate set recalled_at = :now
                        where person = :person and unit = :unit and recalled_at is null
                        """)
                .param("now", Timestamp.from(now))
                .param("person", person.value())
                .param("unit", unit.value())
                .update();
    }

    private static Mandate mandate(ResultSet row, int number) throws SQLException {
        return new Mandate(
                new PersonId(row.getString("person")),
                new UnitId(row.getString("unit")),
                Role.valueOf(row.getString("role")),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                row.getTimestamp("recalled_at") != null);
    }
}
