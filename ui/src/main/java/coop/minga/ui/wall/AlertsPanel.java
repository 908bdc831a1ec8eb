package coop.minga.ui.wall;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import coop.minga.analytics.alert.Alert;
import coop.minga.analytics.alert.WallPicture;
import coop.minga.analytics.catalogue.FederationClock;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.Indicators;
import coop.minga.analytics.catalogue.PersistedClock;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.chat.AlertWords;
import coop.minga.ui.component.Badge;
import coop.minga.ui.component.ClockDisplay;
import coop.minga.ui.component.Words;
import coop.minga.ui.navigation.AlertNavigation;

/** The alerts that the viewer's levels have heard of, pain before pleasure, the nearest deadline first. */
final class AlertsPanel extends Section {

    private static final long serialVersionUID = 1L;

    private final transient PersistedClock clock;
    private final transient Indicators indicators;
    private final H2 title = new H2();
    private final Div body = new Div();

    AlertsPanel(PersistedClock clock, Indicators indicators) {
        this.clock = clock;
        this.indicators = indicators;
        addClassNames("panel", "alerts");
        add(title, body);
    }

    void show(WallPicture picture) {
        title.setText(getTranslation("wall.alerts", picture.alerts().size()));
        body.removeAll();
        if (picture.alerts().isEmpty()) {
            body.add(new Paragraph(getTranslation("wall.alerts.none")));
            return;
        }
        var current = clock.current();
        var list = new UnorderedList();
        list.addClassName("cards");
        picture.alerts().forEach(alert -> list.add(card(alert, picture, current)));
        body.add(list);
    }

    private ListItem card(Alert alert, WallPicture picture, FederationClock current) {
        var indicator = indicators.find(alert.series()).orElseThrow();
        var link = AlertNavigation.link(alert.id(), indicator.name(getLocale()));
        link.addClassName("card-title");
        var unit = new Span(picture.tree()
                .find(alert.unit())
                .map(Unit::name)
                .orElse(alert.unit().value()));
        unit.addClassName("quiet-text");
        var card = new ListItem(head(alert), link, unit, story(alert, indicator, picture), foot(alert, current));
        card.addClassNames("card", "feeling-" + Words.name(alert.feeling()));
        return card;
    }

    private Div head(Alert alert) {
        var head = new Div(
                Badge.of(Words.name(alert.feeling()), Words.of(this, alert.feeling())),
                Badge.of(Words.name(alert.state()), Words.of(this, alert.state())));
        head.addClassName("row");
        return head;
    }

    private Component story(Alert alert, Indicator indicator, WallPicture picture) {
        var unit = picture.tree().find(alert.unit()).orElseThrow();
        var words = new AlertWords(alert, indicator, unit, getLocale());
        var phrase = new Span(words.phrase());
        phrase.addClassName("phrase");
        return new Div(phrase, new Paragraph(String.join(" ", words.story())));
    }

    private Div foot(Alert alert, FederationClock current) {
        var foot = new Div();
        foot.addClassNames("row", "clock-row");
        var deadline = alert.deadline();
        if (deadline == null) {
            foot.add(new Span(getTranslation("alert.clock.none")));
            return foot;
        }
        foot.add(new Span(getTranslation("alert.clock")), new ClockDisplay(current, alert.clockFrom(), deadline));
        return foot;
    }
}
