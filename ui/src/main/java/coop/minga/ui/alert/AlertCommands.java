package coop.minga.ui.alert;

import coop.minga.analytics.act.UndoableActs;
import coop.minga.analytics.alert.AlertActions;
import coop.minga.analytics.clock.SharedFederationClock;
import coop.minga.analytics.discussion.Threads;

/** The services that change an alert and its talk, and the federation's clock. */
public record AlertCommands(
        AlertActions actions, UndoableActs undoableActs, Threads threads, SharedFederationClock clock) {}
