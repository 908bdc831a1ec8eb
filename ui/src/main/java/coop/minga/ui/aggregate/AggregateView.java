package coop.minga.ui.aggregate;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import coop.minga.analytics.access.PermissionDeniedException;
import coop.minga.analytics.aggregate.Aggregate;
import coop.minga.analytics.aggregate.AggregateDay;
import coop.minga.analytics.aggregate.Aggregates;
import coop.minga.analytics.aggregate.DisclosureStatus;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.verdict.ForecastBand;
import coop.minga.ui.account.CurrentUser;
import coop.minga.ui.component.Badge;
import coop.minga.ui.component.Formats;
import coop.minga.ui.component.SeriesChart;
import coop.minga.ui.navigation.AggregateNavigation;
import coop.minga.ui.navigation.CatalogueNavigation;
import jakarta.annotation.security.PermitAll;

/** The sum of like measures below a level, or the reason against it. A snapshot of its opening. */
@Route(AggregateNavigation.AGGREGATE)
@PermitAll
final class AggregateView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;
    private static final int DAYS_SHOWN = 56;

    private final transient Aggregates aggregates;
    private final transient CurrentUser currentUser;
    private String pageTitle = "";

    AggregateView(Aggregates aggregates, CurrentUser currentUser) {
        this.aggregates = aggregates;
        this.currentUser = currentUser;
        addClassNames("view", "datafeed", "total");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        var parameters = event.getRouteParameters();
        try {
            show(
                    new UnitId(parameters.get(AggregateNavigation.LEVEL).orElseThrow()),
                    new SeriesId(
                            parameters.getInteger(AggregateNavigation.SERIES).orElseThrow()));
        } catch (IllegalArgumentException unreadable) {
            throw new NotFoundException("There is no such aggregate.");
        } catch (PermissionDeniedException denied) {
            add(new Paragraph(getTranslation("total.refused")));
        }
    }

    @Override
    public String getPageTitle() {
        return pageTitle;
    }

    private void show(UnitId level, SeriesId series) {
        var aggregate = aggregates
                .find(currentUser.id(), level, series)
                .orElseThrow(() -> new NotFoundException("There is no such sum at " + level + "."));
        add(heading(aggregate));
        var disclosure = aggregate.disclosure();
        if (disclosure != DisclosureStatus.DISCLOSED) {
            add(new Paragraph(
                    switch (disclosure) {
                        case TOO_FEW -> getTranslation("total.too-few", aggregate.units());
                        case TOO_MANY ->
                            getTranslation("total.too-many", aggregate.units(), Aggregates.MOST_COMPONENTS);
                        case REMAINDER, DISCLOSED -> getTranslation("total.remainder", aggregate.units());
                    }));
            return;
        }
        var days = aggregates.days(currentUser.id(), level, series, DAYS_SHOWN);
        add(lead(aggregate, days), legend(), chart(aggregate, days), new AggregateTable(aggregate, days));
        var rules = new Paragraph(getTranslation("total.rules"));
        rules.addClassName("quiet-text");
        add(rules);
    }

    private Header heading(Aggregate aggregate) {
        var name = aggregate.indicator().name(getLocale());
        pageTitle =
                getTranslation("total.title", name) + " · " + aggregate.level().name();
        var trail = new Div(CatalogueNavigation.link(
                aggregate.level().id(), aggregate.level().name()));
        trail.addClassName("trail");
        var heading = new Header(trail, new H1(getTranslation("total.title", name)));
        heading.addClassName("view-title");
        return heading;
    }

    /** The latest sum and its forecast. */
    private Div lead(Aggregate aggregate, List<AggregateDay> days) {
        var last = days.reversed().stream().filter(day -> day.value() != null).findFirst();
        var lead = new Paragraph(last.map(day -> latest(aggregate, day)).orElse(getTranslation("total.none")));
        lead.addClassName("lead");
        var stack = new Div(lead);
        stack.addClassName("stack");
        last.map(AggregateDay::band)
                .ifPresent(band -> stack.add(new Paragraph(expected(aggregate, band, "total.was-expected"))));
        var next = days.stream()
                .filter(day -> day.state() == AggregateDay.State.AHEAD && day.band() != null)
                .findFirst();
        stack.add(new Paragraph(next.map(day -> expected(
                        aggregate,
                        Objects.requireNonNull(day.band()),
                        "total.ahead",
                        Formats.here().weekday(day.day())))
                .orElse(getTranslation("total.ahead.none"))));
        return stack;
    }

    private String latest(Aggregate aggregate, AggregateDay day) {
        var formats = Formats.here();
        return getTranslation(
                "total.latest",
                formats.quantity(Objects.requireNonNull(day.value()), aggregate.indicator()),
                formats.weekday(day.day()),
                day.units(),
                aggregate.units());
    }

    /** @param before text arguments that precede the band */
    private String expected(Aggregate aggregate, ForecastBand band, String text, Object... before) {
        var formats = Formats.here();
        var range = formats.expected(band.central80(), aggregate.indicator());
        var words = new ArrayList<>(List.of(before));
        words.add(range.low());
        words.add(formats.withUnit(range.high(), range.counted(), aggregate.indicator()));
        return getTranslation(text, words.toArray());
    }

    private SeriesChart chart(Aggregate aggregate, List<AggregateDay> days) {
        var chart = new SeriesChart();
        var disclosed = days.stream().filter(day -> day.value() != null).count();
        chart.draw(
                new AggregateChart(this, aggregate).of(days),
                getTranslation(
                        "total.description",
                        aggregate.indicator().name(getLocale()),
                        aggregate.level().name(),
                        days.size(),
                        disclosed));
        return chart;
    }

    private Div legend() {
        var legend = new Div(
                Badge.of("series", getTranslation("total.sum")),
                Badge.of("band-80", getTranslation("datafeed.legend.80")),
                Badge.of("band-95", getTranslation("datafeed.legend.95")),
                Badge.of("band-99", getTranslation("datafeed.legend.99")),
                Badge.of("closed", getTranslation("total.at-rest")));
        legend.addClassName("legend");
        return legend;
    }
}
