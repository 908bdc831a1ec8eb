package coop.minga.deploy.demo;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.people.Mandate;
import coop.minga.analytics.people.Role;
import coop.minga.deploy.demo.sample.SampleFederation;
import coop.minga.deploy.demo.sample.SamplePerson;

/** Lists sample accounts for visitors. */
final class SignInInstructions {
    private static final int SHOWN = 12;

    private final List<SamplePerson> people;
    private final Map<UnitId, String> units;
    private final String password;

    SignInInstructions(SampleFederation federation, String password) {
        this.people = federation.people();
        this.units = federation.plan(Map.of()).units().stream().collect(Collectors.toMap(Unit::id, Unit::name));
        this.password = password;
    }

    /** Accounts of the highest units and a few of cooperatives. */
    String text() {
        return "Sign in with the password " + password + ", in the language of each, as\n"
                + people.stream().limit(SHOWN).map(this::line).collect(Collectors.joining("\n"));
    }

    String everybody() {
        return people.stream().map(this::line).collect(Collectors.joining("\n")) + "\n";
    }

    private String line(SamplePerson person) {
        String seats = person.operator()
                ? "keeps the system running"
                : person.mandates().stream().map(this::seat).collect(Collectors.joining(", "));
        String language = person.language().getDisplayLanguage(Locale.ENGLISH);
        return "  %-12s %-22s %-8s %s".formatted(person.id(), person.name(), language, seats);
    }

    private String seat(Mandate mandate) {
        Function<Role, String> word = role -> switch (role) {
            case REPORTER -> "reporter";
            case DELEGATE -> "delegate";
            case FACILITATOR -> "facilitator";
            case OBSERVER -> "observer";
        };
        return word.apply(mandate.role()) + " of "
                + units.getOrDefault(mandate.unit(), mandate.unit().value());
    }
}
