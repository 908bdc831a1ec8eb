package coop.minga.ui.alert;

import coop.minga.analytics.alert.AlertAccess;
import coop.minga.analytics.alert.AlertEvents;
import coop.minga.analytics.catalogue.Units;
import coop.minga.analytics.datafeed.AlertAssessments;
import coop.minga.analytics.datafeed.Datafeeds;
import coop.minga.analytics.effect.EventEffects;
import coop.minga.analytics.people.People;

/** The services that the parts of an alert read. */
public record AlertQueries(
        AlertAccess alerts,
        AlertAssessments assessments,
        AlertEvents events,
        Datafeeds datafeeds,
        EventEffects effects,
        Units units,
        People people) {}
