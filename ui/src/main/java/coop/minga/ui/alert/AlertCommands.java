package coop.minga.ui.alert;

import coop.minga.analytics.act.UndoableActs;
import coop.minga.analytics.alert.AlertActions;
import coop.minga.analytics.clock.SharedFederationClock;
import coop.minga.analytics.discussion.Threads;

/** The services by which people act on an alert and talk about it, and the clock by which they do. */
public record AlertCommands(
        AlertActions actions, UndoableActs undoableActs, Threads threads, SharedFederationClock clock) {}
