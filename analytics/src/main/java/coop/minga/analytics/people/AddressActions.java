package coop.minga.analytics.people;

import coop.minga.analytics.notify.ChangeNotifier;
import coop.minga.analytics.notify.ChangeTopic;
import org.jspecify.annotations.Nullable;

/** Changes of addresses, shown at once on the open screens that lead there. */
public final class AddressActions {

    private final People people;
    private final ChangeNotifier notifier;

    public AddressActions(People people, ChangeNotifier notifier) {
        this.people = people;
        this.notifier = notifier;
    }

    /** @param address null for none */
    public void choose(PersonId person, @Nullable MailAddress address) {
        people.choose(person, address);
        notifier.notifyChanged(ChangeTopic.PEOPLE);
    }
}
