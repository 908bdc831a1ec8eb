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
import coop.minga.analytics.now.WallSnapshot;
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
        showUnusual(page.wall());
        showComing(page);
    }

    /** Before the first report is due, nobody is behind. */
    private void showReports(NowPage page) {
        var wall = page.wall();
        var due = wall.nextDue().map(at -> getTranslation("now.reports.due", time(at, zone(wall))));
        var pending = due.isPresent() && wall.reports().values().stream().noneMatch(Tiles::isHeardOrLate);
        reports.setPending(pending || wall.expectedReports() == 0);
        if (pending) {
            reports.showFigure(due.orElseThrow(), "");
            reports.showFacts("");
            return;
        }
        if (wall.expectedReports() == 0) {
            reports.showFigure(NOTHING, "");
            reports.showFacts(
                    getTranslation(wall.reports().isEmpty() ? "wall.reporting.nobody" : "wall.reporting.rest"));
            return;
        }
        reports.showFigure(
                Formats.here().count(wall.completeReports()), getTranslation("now.of", wall.expectedReports()));
        var late = wall.late();
        if (late.isEmpty()) {
            reports.showFacts(due.orElseGet(() -> getTranslation(
                    wall.partialReports() == 0 ? "now.reports.all" : "now.reports.partly", wall.partialReports())));
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
            facts.add(new Span(getTranslation("wall.more", all - named.size())));
        }
        return facts;
    }

    private void showAlerts(NowPage page) {
        alerts.showFigure(
                Formats.here().count(page.wall().alerts().open()),
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

    private void showUnusual(WallSnapshot wall) {
        var listing = wall.listing();
        if (listing.among() == 0) {
            unusual.showFigure(NOTHING, "");
            unusual.showFacts(getTranslation("wall.exceptions.unseen"));
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
        var unit = page.wall().tree().find(first.unit()).map(Unit::name).orElse("");
        coming.showFacts(getTranslation(
                "now.coming.first",
                unit,
                EnumText.of(this, first.kind()),
                Formats.here().weekday(first.change().first())));
    }

    private static String time(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofPattern("HH:mm").format(LocalTime.ofInstant(at, zone));
    }

    private static ZoneId zone(WallSnapshot wall) {
        return wall.tree().root().map(Unit::zone).orElse(ZoneOffset.UTC);
    }

    /** What the facts about late units say. */
    private record Late(List<Unit> named, int all, Map<UnitId, String> contacts) {

        Late(List<Unit> named, int all, NowPage page) {
            this(named, all, page.contacts());
        }
    }
}
