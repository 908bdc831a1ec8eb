package coop.minga.ui;

import java.util.Map;
import java.util.Set;

import com.vaadin.flow.component.html.Main;
import coop.minga.analytics.access.PermissionDeniedException;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.people.Role;
import coop.minga.ui.account.CurrentUser;
import coop.minga.ui.live.LiveUpdates;
import org.jspecify.annotations.Nullable;

/** Opens the current view again when the person's rights change, for example by a recall. Binds every view. */
final class RightsWatch {

    private final CurrentUser currentUser;
    private final Main content;
    private @Nullable Rights known;
    private boolean cleared;

    /** @param content of the frame; holds the view */
    RightsWatch(CurrentUser currentUser, Main content) {
        this.currentUser = currentUser;
        this.content = content;
    }

    /** Removes the view at once, also of a screen that nobody uses. Such a screen gets its view when somebody returns. */
    void check() {
        var rights = rights();
        if (known != null && !rights.equals(known)) {
            content.removeAll();
            cleared = true;
        }
        known = rights;
        if (cleared && LiveUpdates.isSeen(content)) {
            cleared = false;
            content.getUI().ifPresent(tab -> tab.refreshCurrentRoute(false));
        }
    }

    /** Without an account there are none. */
    private Rights rights() {
        try {
            var viewer = currentUser.viewer();
            return new Rights(viewer.roles(), viewer.person().operator());
        } catch (PermissionDeniedException noAccount) {
            return new Rights(Map.of(), false);
        }
    }

    private record Rights(Map<UnitId, Set<Role>> roles, boolean operator) {}
}
