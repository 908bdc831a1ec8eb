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
import coop.minga.analytics.access.RefusedException;
import coop.minga.analytics.aggregate.Aggregate;
import coop.minga.analytics.aggregate.AggregateDay;
import coop.minga.analytics.aggregate.Aggregates;
import coop.minga.analytics.aggregate.DisclosureStatus;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.verdict.Band;
import coop.minga.ui.account.CurrentUser;
import coop.minga.ui.component.Badge;
import coop.minga.ui.component.Formats;
import coop.minga.ui.component.SeriesChart;
import coop.minga.ui.navigation.CatalogueNavigation;
import coop.minga.ui.navigation.TotalNavigation;
import jakarta.annotation.security.PermitAll;

/** The sum of like measures below a level, or the reason against it. A snapshot of its opening. */
@Route(TotalNavigation.TOTAL)
@PermitAll
final class TotalView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;
    private static final int DAYS_SHOWN = 56;

    private final transient Aggregates totals;
    private final transient CurrentUser currentUser;
    private String pageTitle = "";

    TotalView(Aggregates totals, CurrentUser currentUser) {
        this.totals = totals;
        this.currentUser = currentUser;
        addClassNames("view", "datafeed", "total");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        var parameters = event.getRouteParameters();
        try {
            show(
                    new UnitId(parameters.get(TotalNavigation.LEVEL).orElseThrow()),
                    new SeriesId(parameters.getInteger(TotalNavigation.SERIES).orElseThrow()));
        } catch (IllegalArgumentException unreadable) {
            throw new NotFoundException("There is no such sum.");
        } catch (RefusedException closed) {
            add(new Paragraph(getTranslation("total.refused")));
        }
    }

    @Override
    public String getPageTitle() {
        return pageTitle;
    }

    private void show(UnitId level, SeriesId series) {
        var sum = totals.find(currentUser.id(), level, series)
                .orElseThrow(() -> new NotFoundException("There is no such sum at " + level + "."));
        add(heading(sum));
        var telling = sum.disclosure();
        if (telling != DisclosureStatus.DISCLOSED) {
            add(new Paragraph(
                    switch (telling) {
                        case TOO_FEW -> getTranslation("total.too-few", sum.units());
                        case TOO_MANY -> getTranslation("total.too-many", sum.units(), Aggregates.MOST_COMPONENTS);
                        case REMAINDER, DISCLOSED -> getTranslation("total.remainder", sum.units());
                    }));
            return;
        }
        var days = totals.days(currentUser.id(), level, series, DAYS_SHOWN);
        add(lead(sum, days), legend(), chart(sum, days), new TotalTable(sum, days));
        var rules = new Paragraph(getTranslation("total.rules"));
        rules.addClassName("quiet-text");
        add(rules);
    }

    private Header heading(Aggregate sum) {
        var name = sum.indicator().name(getLocale());
        pageTitle = getTranslation("total.title", name) + " · " + sum.level().name();
        var trail =
                new Div(CatalogueNavigation.link(sum.level().id(), sum.level().name()));
        trail.addClassName("trail");
        var heading = new Header(trail, new H1(getTranslation("total.title", name)));
        heading.addClassName("view-title");
        return heading;
    }

    /** The latest sum and its forecast. */
    private Div lead(Aggregate sum, List<AggregateDay> days) {
        var last = days.reversed().stream().filter(day -> day.value() != null).findFirst();
        var lead = new Paragraph(last.map(day -> latest(sum, day)).orElse(getTranslation("total.none")));
        lead.addClassName("lead");
        var stack = new Div(lead);
        stack.addClassName("stack");
        last.map(AggregateDay::band)
                .ifPresent(band -> stack.add(new Paragraph(expected(sum, band, "total.was-expected"))));
        var next = days.stream()
                .filter(day -> day.state() == AggregateDay.State.AHEAD && day.band() != null)
                .findFirst();
        stack.add(new Paragraph(next.map(day -> expected(
                        sum,
                        Objects.requireNonNull(day.band()),
                        "total.ahead",
                        Formats.here().weekday(day.day())))
                .orElse(getTranslation("total.ahead.none"))));
        return stack;
    }

    private String latest(Aggregate sum, AggregateDay day) {
        var formats = Formats.here();
        return getTranslation(
                "total.latest",
                formats.quantity(Objects.requireNonNull(day.value()), sum.indicator()),
                formats.weekday(day.day()),
                day.units(),
                sum.units());
    }

    /** @param before text arguments that precede the band */
    private String expected(Aggregate sum, Band band, String text, Object... before) {
        var formats = Formats.here();
        var range = formats.expected(band.central80(), sum.indicator());
        var words = new ArrayList<>(List.of(before));
        words.add(range.low());
        words.add(formats.withUnit(range.high(), range.counted(), sum.indicator()));
        return getTranslation(text, words.toArray());
    }

    private SeriesChart chart(Aggregate sum, List<AggregateDay> days) {
        var chart = new SeriesChart();
        var told = days.stream().filter(day -> day.value() != null).count();
        chart.draw(
                new AggregateChart(this, sum).of(days),
                getTranslation(
                        "total.description",
                        sum.indicator().name(getLocale()),
                        sum.level().name(),
                        days.size(),
                        told));
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
