package coop.minga.ui.now;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.clock.PersistedClock;
import coop.minga.analytics.now.NowPage;
import coop.minga.analytics.now.UnitReport;
import coop.minga.analytics.now.NowSnapshot;
import coop.minga.ui.component.ClockDisplay;
import coop.minga.ui.component.EnumText;
import coop.minga.ui.component.Formats;
import coop.minga.ui.navigation.CatalogueNavigation;

/** Four numbers: reports, alerts, unusual readings and announced events. */
final class Tiles extends Div {

    private static final long serialVersionUID = 1L;

    /** Late units that are named; all are counted. */
    private static final int MOST_LATE = 2;

    private static final String NOTHING = "–";

    private final transient PersistedClock clock;
    private final Tile reports = new Tile(getTranslation("now.reports"));
    private final Tile alerts = new Tile(getTranslation("now.alerts"));
    private final Tile unusual = new Tile(getTranslation("now.unusual"));
    private final Tile coming = new Tile(getTranslation("now.coming"));

    Tiles(PersistedClock clock) {
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
            reports.showFacts(
                    getTranslation(snapshot.reports().isEmpty() ? "now.reports.nobody" : "now.reports.rest"));
            return;
        }
        reports.showFigure(
                Formats.here().count(snapshot.completeReports()), getTranslation("now.of", snapshot.expectedReports()));
        var late = snapshot.late();
        if (late.isEmpty()) {
            reports.showFacts(due.orElseGet(() -> getTranslation(
                    snapshot.partialReports() == 0 ? "now.reports.all" : "now.reports.partly", snapshot.partialReports())));
            return;
        }
        var named = late.subList(0, Math.min(MOST_LATE, late.size())).stream()
                .map(UnitReport::unit)
                .toList();
        reports.showFacts(new Late(named, late.size(), page), () -> late(named, late.size(), page));
    }

    private static boolean isHeardOrLate(UnitReport report) {
        return switch (report.state()) {
            case REPORTED, PARTLY, LATE, CUT_OFF -> true;
            case EXPECTED, REST_DAY -> false;
        };
    }

    private List<Component> late(List<Unit> named, int all, NowPage page) {
        var facts = new ArrayList<Component>();
        for (var unit : named) {
            facts.add(new Span(getTranslation(facts.isEmpty() ? "now.reports.late" : "now.reports.next")));
            facts.add(CatalogueNavigation.link(unit.id(), unit.name()));
            var person = page.contacts().get(unit.id());
            if (person != null) {
                facts.add(new Span(getTranslation("now.reports.ask", person)));
            }
        }
        if (all > named.size()) {
            facts.add(new Span(getTranslation("now.more", all - named.size())));
        }
        return facts;
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

    /** What the facts about late units say. */
    private record Late(List<Unit> named, int all, Map<UnitId, String> contacts) {

        Late(List<Unit> named, int all, NowPage page) {
            this(named, all, page.contacts());
        }
    }
}
