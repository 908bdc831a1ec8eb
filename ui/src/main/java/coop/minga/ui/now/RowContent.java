package coop.minga.ui.now;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import coop.minga.analytics.alert.Polarity;
import coop.minga.analytics.clock.FederationClock;
import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.filter.result.VerdictKind;
import coop.minga.analytics.now.NowRow;
import coop.minga.analytics.now.NowRow.AlertRow;
import coop.minga.analytics.now.NowRow.ReadingRow;
import coop.minga.analytics.now.Sparkline;
import coop.minga.analytics.text.AlertHeadline;
import coop.minga.ui.component.Badge;
import coop.minga.ui.component.ClockDisplay;
import coop.minga.ui.component.EnumText;
import coop.minga.ui.component.Formats;
import coop.minga.ui.component.OutsideBand;
import coop.minga.ui.navigation.AlertNavigation;
import coop.minga.ui.navigation.DatafeedNavigation;
import org.jspecify.annotations.Nullable;

/** Content of a row: shape, headline, facts, small chart and clock, all within one link. */
final class RowContent {

    private static final String BETTER = "better";

    private final Component where;
    private final FederationClock clock;

    RowContent(Component where, FederationClock clock) {
        this.where = where;
        this.clock = clock;
    }

    /** Escaped HTML. */
    String html(NowRow row, @Nullable Sparkline sparkline) {
        var link = switch (row) {
            case AlertRow alert -> alert(alert);
            case ReadingRow reading -> reading(reading);
        };
        link.add(chart(sparkline));
        if (row instanceof AlertRow alert) {
            addRing(alert, link);
        }
        return link.getElement().getOuterHTML();
    }

    private Anchor alert(AlertRow row) {
        var alert = row.alert();
        var better = alert.polarity() == Polarity.PLEASURE;
        var link = AlertNavigation.link(alert.id(), "");
        link.addClassNames("row-link", alert.isOpen() ? (better ? BETTER : "worse") : "over");
        var direction = alert.deviation().direction();
        var shape = direction == Direction.NONE ? "flag-none" : new OutsideBand(direction, better).flag();
        link.add(
                Badge.shapeOnly(shape, EnumText.of(where, alert.polarity())),
                words(new AlertHeadline(alert, row.indicator(), Formats.here().locale()).headline(), facts(row)));
        return link;
    }

    private List<String> facts(AlertRow row) {
        var alert = row.alert();
        var facts = new ArrayList<>(List.of(row.unit().name()));
        var endedAt = alert.handling().endedAt();
        if (endedAt != null) {
            facts.add(EnumText.of(where, alert.state()));
            facts.add(day(row.unit().today(endedAt)));
            return facts;
        }
        if (!row.level().equals(row.unit())) {
            facts.add(where.getTranslation(
                    "now.with", row.level().name(), day(row.unit().today(alert.clockFrom()))));
        }
        facts.add(
                row.owner().isEmpty()
                        ? where.getTranslation("now.nobody")
                        : where.getTranslation("now.owner", row.owner()));
        return facts;
    }

    private Anchor reading(ReadingRow row) {
        var reading = row.reading();
        var indicator = reading.indicator();
        var formats = Formats.here();
        var better = Polarity.isPleasure(reading.side(), indicator.goodDirection());
        var link = DatafeedNavigation.link(indicator.series(), "");
        link.addClassNames("row-link", better ? BETTER : "unsure");
        link.setTitle(formats.quantity(reading.value(), indicator));
        var range = formats.briefExpected(reading.expected(), indicator);
        link.add(
                shape(row, better),
                words(
                        where.getTranslation(
                                "now.reading",
                                indicator.name(formats.locale()),
                                formats.brief(reading.value(), indicator)),
                        List.of(
                                row.unit().name(),
                                where.getTranslation("now.usual", range.low(), range.high()),
                                day(reading.day()))));
        return link;
    }

    /** A reading within its range is listed for its verdict, such as stuck, or together with earlier ones. */
    private Badge shape(ReadingRow row, boolean better) {
        var reading = row.reading();
        if (reading.side() != Direction.NONE) {
            var side = new OutsideBand(reading.side(), better);
            return Badge.shapeOnly(reading.flagged() ? side.flag() : side.unusual(), side.words(where));
        }
        return reading.kind() == VerdictKind.STEADY
                ? Badge.shapeOnly("unusual-together", where.getTranslation("unusual.together"))
                : Badge.shapeOnly(EnumText.name(reading.kind()), EnumText.of(where, reading.kind()));
    }

    private static Span words(String headline, List<String> facts) {
        var title = new Span(headline);
        title.addClassName("row-title");
        var below = new Span(String.join(" · ", facts));
        below.addClassName("row-facts");
        var words = new Span(title, below);
        words.addClassName("row-words");
        return words;
    }

    /** Without readings for the viewer, an empty place keeps the columns. */
    private static Component chart(@Nullable Sparkline sparkline) {
        var chart = new Chart();
        chart.getElement().setAttribute("points", sparkline == null ? "" : SparkPoints.of(sparkline));
        return chart;
    }

    private void addRing(AlertRow row, Anchor link) {
        var deadline = row.alert().deadline();
        if (deadline == null) {
            return;
        }
        var ring = new ClockDisplay(clock, row.alert().clockFrom(), deadline);
        ring.addClassName("ring");
        if (!row.owner().isEmpty()) {
            ring.addClassName("held");
        }
        link.add(ring);
    }

    private static String day(LocalDate day) {
        return Formats.here().weekday(day);
    }

    /** Drawn by the script of {@link RowElement}. */
    @Tag("minga-spark")
    private static final class Chart extends Component {

        private static final long serialVersionUID = 1L;
    }
}
