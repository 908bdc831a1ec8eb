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
import coop.minga.analytics.text.AlertWords;
import coop.minga.ui.component.Badge;
import coop.minga.ui.component.ClockDisplay;
import coop.minga.ui.component.EnumText;
import coop.minga.ui.component.StaticHtml;
import coop.minga.ui.navigation.AlertNavigation;

/** A card for each alert; redraws changed cards only. */
@JavaScript(ClockDisplay.SCRIPT)
final class AlertCards extends UnorderedList {

    private static final long serialVersionUID = 1L;

    private final transient Map<Content, Html> cards = new HashMap<>();

    AlertCards() {
        addClassName("cards");
    }

    void show(VisibleAlerts visible, UnitTree tree, FederationClock clock) {
        var wanted = new ArrayList<Content>();
        for (var alert : visible.alerts()) {
            wanted.add(new Content(
                    alert, visible.indicator(alert), tree.find(alert.unit()).orElseThrow(), clock.rate()));
        }
        removeAllBut(wanted);
        for (var place = 0; place < wanted.size(); place++) {
            put(place, cards.computeIfAbsent(wanted.get(place), content -> card(content, clock)));
        }
    }

    private void removeAllBut(List<Content> wanted) {
        for (var content : List.copyOf(cards.keySet())) {
            if (!wanted.contains(content)) {
                remove(Objects.requireNonNull(cards.remove(content)));
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

    private Html card(Content content, FederationClock clock) {
        var link = AlertNavigation.link(content.alert.id(), content.indicator.name(getLocale()));
        link.addClassName("card-title");
        var unit = new Span(content.unit.name());
        unit.addClassName("quiet-text");
        var card = new ListItem(head(content.alert), link, unit, story(content), foot(content.alert, clock));
        card.addClassNames("card", "polarity-" + EnumText.name(content.alert.polarity()));
        return StaticHtml.of(card);
    }

    private Div head(Alert alert) {
        var head = new Div(
                Badge.of(EnumText.name(alert.polarity()), EnumText.of(this, alert.polarity())),
                Badge.of(EnumText.name(alert.state()), EnumText.of(this, alert.state())));
        head.addClassName("row");
        return head;
    }

    private Component story(Content content) {
        var words = new AlertWords(content.alert, content.indicator, content.unit, getLocale());
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
    private record Content(Alert alert, Indicator indicator, Unit unit, double rate) {}
}
