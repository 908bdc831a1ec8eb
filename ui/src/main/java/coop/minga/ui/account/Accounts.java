package coop.minga.ui.account;

import java.util.Optional;

import coop.minga.analytics.people.People;
import coop.minga.analytics.people.Person;
import coop.minga.analytics.people.PersonId;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** The federation's local accounts for Spring Security. */
public final class Accounts implements UserDetailsService {

    /** The authority of operators. */
    public static final String OPERATOR = "OPERATOR";

    private static final String PERSON = "PERSON";

    private final People people;

    public Accounts(People people) {
        this.people = people;
    }

    @Override
    public UserDetails loadUserByUsername(String name) {
        return find(name).map(Accounts::details).orElseThrow(() -> unknown(name));
    }

    Optional<Person> find(String name) {
        return id(name).flatMap(people::find);
    }

    private static Optional<PersonId> id(String name) {
        try {
            return Optional.of(new PersonId(name.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static UserDetails details(Person person) {
        return User.withUsername(person.id().value())
                .password(person.passwordHash())
                .roles(person.operator() ? new String[] {PERSON, OPERATOR} : new String[] {PERSON})
                .build();
    }

    private static UsernameNotFoundException unknown(String name) {
        return new UsernameNotFoundException("There is no account '" + name + "'.");
    }
}
