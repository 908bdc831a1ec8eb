package coop.minga.ui.datafeed;

import java.util.List;
import java.util.Objects;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.signals.Signal;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.ui.account.SignedIn;
import coop.minga.ui.component.Badge;
import coop.minga.ui.component.Formats;
import coop.minga.ui.component.SeriesChart;
import coop.minga.ui.live.Live;
import coop.minga.ui.navigation.CatalogueNavigation;
import coop.minga.ui.navigation.DatafeedNavigation;
import jakarta.annotation.security.PermitAll;

/** Everything that is known of one indicator, as a picture and as a table. */
@Route(DatafeedNavigation.INDICATOR)
@PermitAll
final class DatafeedView extends Div implements HasUrlParameter<Integer>, HasDynamicTitle {

    private static final long serialVersionUID = 1L;
    private static final List<Integer> RANGES = List.of(60, 180, 365, 730);

    private final transient Datafeeds datafeeds;
    private final transient SignedIn signedIn;
    private final transient Live live;
    private final H1 title = new H1();
    private final Div unitLine = new Div();
    private final Paragraph latest = new Paragraph();
    private final RadioButtonGroup<Integer> range = new RadioButtonGroup<>();
    private final SeriesChart chart = new SeriesChart();
    private final ReadingsTable table = new ReadingsTable();
    private final AlertsOfSeries alerts = new AlertsOfSeries();
    private String pageTitle = "";

    DatafeedView(Datafeeds datafeeds, SignedIn signedIn, Live live) {
        this.datafeeds = datafeeds;
        this.signedIn = signedIn;
        this.live = live;
        addClassNames("view", "datafeed");
        unitLine.addClassName("trail");
        latest.addClassName("lead");
        range.setLabel(getTranslation("datafeed.range"));
        range.setItems(RANGES);
        range.setItemLabelGenerator(days -> getTranslation("datafeed.range.days", days));
        range.setValue(RANGES.getFirst());
        range.addClassName("range");
    }

    @Override
    public void setParameter(BeforeEvent event, Integer number) {
        var datafeed = datafeeds
                .find(signedIn.viewer(), new SeriesId(number))
                .orElseThrow(() -> new NotFoundException("There is no indicator " + number + "."));
        var heading = new Header(unitLine, title);
        heading.addClassName("view-title");
        introduce(datafeed.indicator(), datafeed.unit());
        if (!datafeed.open()) {
            add(
                    heading,
                    new Paragraph(
                            getTranslation("datafeed.closed", datafeed.unit().name())));
            return;
        }
        datafeeds.note(signedIn.viewer(), datafeed);
        add(heading, latest, range, legend(), chart, alerts, table);
        range.addValueChangeListener(change -> show(datafeed));
        Signal.effect(this, () -> {
            live.readings().get();
            live.alerts().get();
            Signal.runWithoutTransaction(() -> show(datafeed));
        });
    }

    @Override
    public String getPageTitle() {
        return pageTitle;
    }

    private void introduce(Indicator indicator, Unit unit) {
        pageTitle = indicator.name(getLocale()) + " · " + unit.name();
        title.setText(indicator.name(getLocale()));
        unitLine.removeAll();
        unitLine.add(CatalogueNavigation.link(unit.id(), unit.name()));
    }

    private void show(Datafeed datafeed) {
        var days = datafeeds.days(datafeed, range.getValue());
        latest.setText(latest(datafeed, days));
        chart.draw(new PictureOfDays(this, datafeed).of(days), description(datafeed, days));
        table.show(datafeed, days, datafeeds);
        alerts.show(datafeeds.alerts(signedIn.viewer(), datafeed));
    }

    private String latest(Datafeed datafeed, List<Day> days) {
        var formats = Formats.here();
        return days.reversed().stream()
                .filter(day -> day.value() != null)
                .findFirst()
                .map(day -> getTranslation(
                        "datafeed.latest",
                        formats.quantity(
                                Objects.requireNonNull(day.value()),
                                datafeed.indicator().definition().unit()),
                        formats.weekday(day.day())))
                .orElse(getTranslation("datafeed.none"));
    }

    private String description(Datafeed datafeed, List<Day> days) {
        var flagged = days.stream().filter(Day::flagged).count();
        return getTranslation(
                "datafeed.description",
                datafeed.indicator().name(getLocale()),
                datafeed.unit().name(),
                days.size(),
                flagged);
    }

    private Div legend() {
        var legend = new Div(
                key("series", "datafeed.legend.reading"),
                key("band-80", "datafeed.legend.80"),
                key("band-95", "datafeed.legend.95"),
                key("band-99", "datafeed.legend.99"),
                key("flag-up", "datafeed.legend.flag"),
                key("revised", "datafeed.legend.revised"),
                key("closed", "datafeed.legend.closed"));
        legend.addClassName("legend");
        return legend;
    }

    private Badge key(String shape, String text) {
        return Badge.of(shape, getTranslation(text));
    }
}
