package coop.minga.ui.account;

import coop.minga.analytics.access.Access;
import coop.minga.analytics.access.Viewer;
import coop.minga.analytics.people.PersonId;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** The signed-in person. Roles are read at each call, so that a recall takes effect at once. */
public final class CurrentUser {

    private final Access access;

    public CurrentUser(Access access) {
        this.access = access;
    }

    /** @throws SignedOutException when nobody is signed in (any more) */
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
