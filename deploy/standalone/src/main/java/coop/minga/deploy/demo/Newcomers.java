package coop.minga.deploy.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.people.Mandate;
import coop.minga.analytics.people.PersonId;
import coop.minga.analytics.people.Role;
import coop.minga.deploy.demo.sample.SampleFederation;
import coop.minga.deploy.demo.sample.SamplePerson;
import coop.minga.ingest.file.AtomicFile;

/** Cooperatives of visitors: their invitation, and the sign-in of each. */
record Newcomers(Path home) {
    static final String ACCOUNT = "newcomers";
    private static final int TERM_YEARS = 5;

    Path invitation() {
        return home.resolve("invitation.yaml");
    }

    /** Files of new cooperatives, as {@code agent init} leaves them. */
    Path enrolments() {
        return home.resolve("newcomers");
    }

    /** Writes what {@code agent init --invitation} reads. */
    void invite(Map<String, Object> broker, Clock machine, Clock federation, double rate) throws IOException {
        Files.createDirectories(enrolments());
        AtomicFile.write(
                invitation(),
                "federation: " + SampleFederation.ID + "\nenrolment_folder: "
                        + enrolments().getFileName() + "\n"
                        + AgentFolder.connection(broker, machine, federation, rate));
    }

    /** The delegate of a new cooperative, with its short name as sign-in name. */
    static SamplePerson delegate(Unit unit, LocalDate today) {
        PersonId id = new PersonId(unit.id().value());
        LocalDate from = today.minusYears(1);
        return new SamplePerson(
                id,
                unit.name(),
                Locale.of("es"),
                false,
                List.of(new Mandate(id, unit.id(), Role.DELEGATE, from, from.plusYears(TERM_YEARS), false)));
    }
}
