package coop.minga.deploy.demo.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.people.Mandate;
import coop.minga.analytics.people.PersonId;
import coop.minga.analytics.people.Role;

/** Delegates, reporters, observers, a facilitator and an operator. */
final class SamplePeople {
    private static final Locale SPANISH = Locale.of("es");
    private static final int TERM_YEARS = 5;

    private final SampleSettings settings;
    private final UnitId root;
    private final List<SampleCooperative> cooperatives;
    private final List<String> givenNames = TextTable.lines("given-names.txt");
    private final List<String> familyNames = TextTable.lines("family-names.txt");
    private final Map<String, Integer> taken = new HashMap<>();
    private final List<SamplePerson> people = new ArrayList<>();
    private int added;

    SamplePeople(SampleSettings settings, UnitId root, List<SampleCooperative> cooperatives) {
        this.settings = settings;
        this.root = root;
        this.cooperatives = cooperatives;
    }

    List<SamplePerson> everybody() {
        add("Inés", SPANISH, false, mandate(root, Role.DELEGATE));
        add("Tomás", Locale.ENGLISH, false, mandate(root, Role.DELEGATE));
        add("Amanda", SPANISH, false, mandate(root, Role.FACILITATOR));
        people.add(new SamplePerson(new PersonId("operator"), "Operator", Locale.ENGLISH, true, List.of()));
        Arrays.stream(Sector.values()).map(Sector::unit).forEach(sector -> {
            add(mandate(sector, Role.DELEGATE));
            add(mandate(sector, Role.OBSERVER));
        });
        for (SampleCooperative cooperative : cooperatives) {
            UnitId unit = UnitId.of(cooperative.id());
            add(mandate(unit, Role.DELEGATE));
            add(mandate(unit, Role.REPORTER));
        }
        return List.copyOf(people);
    }

    private void add(Seat seat) {
        add(givenNames.get(added % givenNames.size()), added % 3 == 1 ? Locale.ENGLISH : SPANISH, false, seat);
    }

    private void add(String givenName, Locale language, boolean operator, Seat seat) {
        String familyName = familyNames.get((added * 7 + added / familyNames.size()) % familyNames.size());
        added++;
        PersonId id = new PersonId(signInName(givenName));
        Mandate mandate = new Mandate(id, seat.unit(), seat.role(), seat.from(), seat.until(), false);
        people.add(new SamplePerson(id, givenName + " " + familyName, language, operator, List.of(mandate)));
    }

    private String signInName(String givenName) {
        String name = Cooperatives.plain(givenName);
        int times = taken.merge(name, 1, Integer::sum);
        return times == 1 ? name : name + times;
    }

    private Seat mandate(UnitId unit, Role role) {
        LocalDate from = settings.firstLiveDay().minusYears(1);
        return new Seat(unit, role, from, from.plusYears(TERM_YEARS));
    }

    private record Seat(UnitId unit, Role role, LocalDate from, LocalDate until) {}
}
