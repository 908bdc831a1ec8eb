package coop.minga.ui.account;

import coop.minga.analytics.access.Access;
import coop.minga.analytics.access.Viewer;
import coop.minga.analytics.people.PersonId;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** The signed-in person. Reads roles at each call, so a recall holds at once. */
public final class CurrentUser {

    private final Access access;

    public CurrentUser(Access access) {
        this.access = access;
    }

    /** @throws SignedOutException if nobody is signed in */
    public PersonId id() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null
                || authentication instanceof AnonymousAuthenticationToken
                || !authentication.isAuthenticated()) {
            throw new SignedOutException();
        }
        return new PersonId(authentication.getName());
    }

    public Viewer viewer() {
        return access.viewer(id());
    }
}
