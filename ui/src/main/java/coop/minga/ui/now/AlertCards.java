package coop.minga.ui.now;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import coop.minga.analytics.alert.Alert;
import coop.minga.analytics.alert.VisibleAlerts;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.catalogue.UnitTree;
import coop.minga.analytics.clock.FederationClock;
import coop.minga.analytics.outbox.AlertWords;
import coop.minga.ui.component.Badge;
import coop.minga.ui.component.ClockDisplay;
import coop.minga.ui.component.EnumText;
import coop.minga.ui.component.StaticHtml;
import coop.minga.ui.navigation.AlertNavigation;

/** A card for each alert; redraws changed cards only. */
@JavaScript(ClockDisplay.SCRIPT)
final class AlertCards extends UnorderedList {

    private static final long serialVersionUID = 1L;

    private final transient Map<Told, Html> cards = new HashMap<>();

    AlertCards() {
        addClassName("cards");
    }

    void show(VisibleAlerts heard, UnitTree tree, FederationClock clock) {
        var wanted = new ArrayList<Told>();
        for (var alert : heard.alerts()) {
            wanted.add(new Told(
                    alert, heard.indicator(alert), tree.find(alert.unit()).orElseThrow(), clock.rate()));
        }
        removeAllBut(wanted);
        for (var place = 0; place < wanted.size(); place++) {
            put(place, cards.computeIfAbsent(wanted.get(place), told -> card(told, clock)));
        }
    }

    private void removeAllBut(List<Told> wanted) {
        for (var told : List.copyOf(cards.keySet())) {
            if (!wanted.contains(told)) {
                remove(Objects.requireNonNull(cards.remove(told)));
            }
        }
    }

    private void put(int place, Html card) {
        if (place < getComponentCount() && getComponentAt(place).equals(card)) {
            return;
        }
        if (card.getParent().isPresent()) {
            remove(card);
        }
        addComponentAtIndex(place, card);
    }

    private Html card(Told told, FederationClock clock) {
        var link = AlertNavigation.link(told.alert.id(), told.indicator.name(getLocale()));
        link.addClassName("card-title");
        var unit = new Span(told.unit.name());
        unit.addClassName("quiet-text");
        var card = new ListItem(head(told.alert), link, unit, story(told), foot(told.alert, clock));
        card.addClassNames("card", "polarity-" + EnumText.name(told.alert.polarity()));
        return StaticHtml.of(card);
    }

    private Div head(Alert alert) {
        var head = new Div(
                Badge.of(EnumText.name(alert.polarity()), EnumText.of(this, alert.polarity())),
                Badge.of(EnumText.name(alert.state()), EnumText.of(this, alert.state())));
        head.addClassName("row");
        return head;
    }

    private Component story(Told told) {
        var words = new AlertWords(told.alert, told.indicator, told.unit, getLocale());
        var phrase = new Span(words.phrase());
        phrase.addClassName("phrase");
        return new Div(phrase, new Paragraph(String.join(" ", words.story())));
    }

    private Div foot(Alert alert, FederationClock clock) {
        var foot = new Div();
        foot.addClassNames("row", "clock-row");
        var deadline = alert.deadline();
        if (deadline == null) {
            foot.add(new Span(getTranslation("alert.clock.none")));
            return foot;
        }
        foot.add(new Span(getTranslation("alert.clock")), new ClockDisplay(clock, alert.clockFrom(), deadline));
        return foot;
    }

    /** The content of a card, which decides about its redraw. */
    private record Told(Alert alert, Indicator indicator, Unit unit, double rate) {}
}
