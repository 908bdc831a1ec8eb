package coop.minga.analytics.alert;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import coop.minga.analytics.access.Access;
import coop.minga.analytics.access.AccessLog;
import coop.minga.analytics.access.Viewer;
import coop.minga.analytics.catalogue.Indicators;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.people.PersonId;

/** Checks who may see alerts and act on them. Records denials, and accesses from outside for the unit. */
public final class AlertAccess {

    private final Access access;
    private final Alerts alerts;
    private final AlertEvents events;
    private final Indicators indicators;
    private final AccessLog accessLog;

    public AlertAccess(Access access, Alerts alerts, AlertEvents events, Indicators indicators, AccessLog accessLog) {
        this.access = access;
        this.alerts = alerts;
        this.events = events;
        this.indicators = indicators;
        this.accessLog = accessLog;
    }

    /** @throws coop.minga.analytics.access.PermissionDeniedException when the person may not see it */
    public Alert requireVisible(PersonId person, AlertId id) {
        var viewer = access.viewer(person);
        var alert = alerts.find(id);
        var allowed = alert.isPresent() && viewer.maySeeAlert(notifiedLevels(alert.get()));
        access.require(allowed, person, "look at", "alert " + id);
        return alert.orElseThrow();
    }

    /**
     * The same, with its readings. The unit sees this access.
     *
     * @throws coop.minga.analytics.access.PermissionDeniedException when the person may not see it
     */
    public Alert requireVisibleAndRecord(PersonId person, AlertId id) {
        var alert = requireVisible(person, id);
        accessLog.record(
                access.viewer(person), indicators.find(alert.series()).stream().toList());
        return alert;
    }

    /** The indicator's latest alerts that the person may see, newest first. */
    public List<Alert> of(PersonId person, SeriesId series) {
        var viewer = access.viewer(person);
        var all = alerts.of(series);
        var notified = notifiedLevels(all);
        return all.stream()
                .filter(alert -> viewer.maySeeAlert(notified.getOrDefault(alert.id(), Set.of())))
                .toList();
    }

    Alert forAct(PersonId person, AlertId id) {
        var alert = requireVisible(person, id);
        access.require(mayAct(access.viewer(person), alert), person, "acknowledge", "alert " + id);
        return alert;
    }

    /** @param deciding the level that may declare it */
    Alert forNewNormal(PersonId person, AlertId id, UnitId deciding) {
        var alert = requireVisible(person, id);
        access.require(
                access.viewer(person).mayActFor(List.of(deciding)), person, "declare a new normal for", "alert " + id);
        return alert;
    }

    /** Another person than the first, who acts for the alert's unit or the deciding level. */
    void requireSecond(PersonId second, PersonId first, Alert alert, UnitId deciding) {
        access.require(
                maySecond(second, first, alert, deciding), second, "confirm a new normal of", "alert " + alert.id());
    }

    boolean maySecond(PersonId second, PersonId first, Alert alert, UnitId deciding) {
        return !second.equals(first) && access.viewer(second).mayActFor(List.of(alert.unit(), deciding));
    }

    /** An owner acts for the alert's unit or current level, as the person who asks does. */
    void requireOwner(PersonId owner, PersonId person, Alert alert) {
        access.require(mayAct(access.viewer(owner), alert), person, "give to " + owner, "alert " + alert.id());
    }

    /** Those who may look after the alert now. */
    public List<PersonId> owners(Alert alert) {
        return access.actingFor(List.of(alert.unit(), alert.currentLevel()));
    }

    public static boolean mayAct(Viewer viewer, Alert alert) {
        return viewer.mayActFor(List.of(alert.unit(), alert.currentLevel()));
    }

    /** The unit and every level that was notified. */
    public Set<UnitId> notifiedLevels(Alert alert) {
        return Objects.requireNonNull(notifiedLevels(List.of(alert)).get(alert.id()));
    }

    /** The same for many alerts, in one query. */
    public Map<AlertId, Set<UnitId>> notifiedLevels(Collection<Alert> alerts) {
        var escalated = events.escalatedLevels(alerts.stream().map(Alert::id).toList());
        var notified = new HashMap<AlertId, Set<UnitId>>();
        for (var alert : alerts) {
            var levels = new LinkedHashSet<>(List.of(alert.unit()));
            levels.addAll(escalated.getOrDefault(alert.id(), List.of()));
            notified.put(alert.id(), levels);
        }
        return notified;
    }
}
