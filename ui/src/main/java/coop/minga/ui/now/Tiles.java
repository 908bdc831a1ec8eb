package coop.minga.ui.now;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import coop.minga.analytics.alert.AlertId;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.clock.SharedFederationClock;
import coop.minga.analytics.now.NowPage;
import coop.minga.analytics.now.NowSnapshot;
import coop.minga.analytics.now.UnitReport;
import coop.minga.analytics.people.Contact;
import coop.minga.ui.component.ClockDisplay;
import coop.minga.ui.component.EnumText;
import coop.minga.ui.component.Formats;
import coop.minga.ui.navigation.AlertNavigation;
import coop.minga.ui.navigation.CatalogueNavigation;
import org.jspecify.annotations.Nullable;

/** Four numbers: reports, alerts, unusual readings and announced events. */
final class Tiles extends Div {

    private static final long serialVersionUID = 1L;

    /** Late units that are named; all are counted. */
    private static final int MOST_LATE = 2;

    private static final String NOTHING = "–";

    private final transient SharedFederationClock clock;
    private final Tile reports = new Tile(getTranslation("now.reports"));
    private final Tile alerts = new Tile(getTranslation("now.alerts"));
    private final Tile unusual = new Tile(getTranslation("now.unusual"));
    private final Tile coming = new Tile(getTranslation("now.coming"));

    Tiles(SharedFederationClock clock) {
        this.clock = clock;
        addClassName("tiles");
        getElement().setAttribute("role", "list");
        add(reports, alerts, unusual, coming);
    }

    void show(NowPage page) {
        showReports(page);
        showAlerts(page);
        showUnusual(page.snapshot());
        showComing(page);
    }

    /** Before the first report is due, nobody is behind. */
    private void showReports(NowPage page) {
        var snapshot = page.snapshot();
        var due = snapshot.nextDue().map(at -> getTranslation("now.reports.due", time(at, zone(snapshot))));
        var pending = due.isPresent() && snapshot.reports().values().stream().noneMatch(Tiles::isHeardOrLate);
        reports.setPending(pending || snapshot.expectedReports() == 0);
        if (pending) {
            reports.showFigure(due.orElseThrow(), "");
            reports.showFacts("");
            return;
        }
        if (snapshot.expectedReports() == 0) {
            reports.showFigure(NOTHING, "");
            reports.showFacts(getTranslation(snapshot.reports().isEmpty() ? "now.reports.nobody" : "now.reports.rest"));
            return;
        }
        reports.showFigure(
                Formats.here().count(snapshot.completeReports()), getTranslation("now.of", snapshot.expectedReports()));
        var late = snapshot.late();
        if (late.isEmpty()) {
            reports.showFacts(due.orElseGet(() -> getTranslation(
                    snapshot.partialReports() == 0 ? "now.reports.all" : "now.reports.partly",
                    snapshot.partialReports())));
            return;
        }
        var named = late.stream()
                .limit(MOST_LATE)
                .map(report -> Late.of(report, page))
                .toList();
        reports.showFacts(List.of(named, late.size()), () -> late(named, late.size()));
    }

    private static boolean isHeardOrLate(UnitReport report) {
        return switch (report.state()) {
            case REPORTED, PARTLY, LATE, CUT_OFF -> true;
            case EXPECTED, REST_DAY -> false;
        };
    }

    private List<Component> late(List<Late> named, int all) {
        var facts = new ArrayList<Component>();
        for (var each : named) {
            facts.add(new Span(getTranslation(facts.isEmpty() ? "now.reports.late" : "now.reports.next")));
            facts.add(CatalogueNavigation.link(each.unit().id(), each.unit().name()));
            if (each.contact() != null) {
                facts.add(ask(each, each.contact()));
            }
        }
        if (all > named.size()) {
            facts.add(new Span(getTranslation("now.more", all - named.size())));
        }
        return facts;
    }

    /** By mail if the person has given an address, else in the talk of an alert of the unit. */
    private Component ask(Late late, Contact contact) {
        var words = getTranslation("now.reports.ask", contact.name());
        var address = contact.address();
        if (address != null) {
            var day = Formats.here().weekday(late.day());
            var subject = getTranslation("now.reports.ask.subject", late.unit().name(), day);
            return new MailLink(address, subject, words);
        }
        return late.talk() == null ? new Span(words) : AlertNavigation.link(late.talk(), words);
    }

    private void showAlerts(NowPage page) {
        alerts.showFigure(
                Formats.here().count(page.snapshot().alerts().open()),
                getTranslation("now.alerts.yours", page.counts().yours()));
        var nearest = page.counts().nearest();
        if (nearest == null) {
            alerts.showFacts(getTranslation(page.counts().yours() == 0 ? "now.alerts.calm" : "now.alerts.no-clock"));
            return;
        }
        var now = clock.current();
        alerts.showFacts(List.of(nearest, now.rate()), () -> {
            var left = new ClockDisplay(now, now.instant(), nearest);
            left.addClassName("plain");
            return List.of(new Span(getTranslation("now.alerts.nearest")), left);
        });
    }

    private void showUnusual(NowSnapshot snapshot) {
        var listing = snapshot.listing();
        if (listing.among() == 0) {
            unusual.showFigure(NOTHING, "");
            unusual.showFacts(getTranslation("unusual.unseen"));
            return;
        }
        unusual.showFigure(Formats.here().count(listing.listed()), getTranslation("now.of", listing.among()));
        unusual.showFacts(getTranslation(listing.listed() == 0 ? "now.unusual.none" : "now.unusual.chance"));
    }

    private void showComing(NowPage page) {
        coming.showFigure(Formats.here().count(page.coming().size()), getTranslation("now.coming.announced"));
        if (page.coming().isEmpty()) {
            coming.showFacts(getTranslation("now.coming.none"));
            return;
        }
        var first = page.coming().getFirst();
        var unit = page.snapshot().tree().find(first.unit()).map(Unit::name).orElse("");
        coming.showFacts(getTranslation(
                "now.coming.first",
                unit,
                EnumText.of(this, first.kind()),
                Formats.here().weekday(first.change().first())));
    }

    private static String time(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofPattern("HH:mm").format(LocalTime.ofInstant(at, zone));
    }

    private static ZoneId zone(NowSnapshot snapshot) {
        return snapshot.tree().root().map(Unit::zone).orElse(ZoneOffset.UTC);
    }

    /**
     * A late unit with the way to its people.
     *
     * @param talk an open alert of the unit
     */
    private record Late(
            Unit unit,
            LocalDate day,
            @Nullable Contact contact,
            @Nullable AlertId talk) {

        static Late of(UnitReport report, NowPage page) {
            var unit = report.unit();
            return new Late(
                    unit,
                    report.dueDay(),
                    page.contacts().get(unit.id()),
                    page.openAlertOf(unit.id()).orElse(null));
        }
    }
}
