package coop.minga.ui.alert;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import coop.minga.analytics.alert.Alert;
import coop.minga.analytics.alert.AlertState;
import coop.minga.analytics.alert.Polarity;
import coop.minga.analytics.datafeed.AlertAssessment;
import coop.minga.analytics.datafeed.Datafeed;
import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.text.AlertHeadline;
import coop.minga.analytics.text.AlertWords;
import coop.minga.analytics.verdict.ForecastBand;
import coop.minga.ui.account.CurrentUser;
import coop.minga.ui.component.Badge;
import coop.minga.ui.component.EnumText;
import coop.minga.ui.component.Formats;
import coop.minga.ui.navigation.DatafeedNavigation;
import org.jspecify.annotations.Nullable;

/** The head of an alert: way, headline, the last value against usual, and one sentence. Texts change in place. */
final class AlertHead extends Header {

    private static final long serialVersionUID = 1L;

    private final HtmlContainer heading;
    private final transient Datafeed datafeed;
    private final Div badges = new Div();
    private final Figure now = new Figure();
    private final Figure usual = new Figure();
    private final Figure looks = new Figure();
    private final boolean open;
    private final HowSure howSure = new HowSure();
    private final Paragraph sentence = new Paragraph();
    private @Nullable AlertState badge;

    /** @param way from the federation to the indicator */
    AlertHead(Nav way, HtmlContainer heading, Datafeed datafeed, CurrentUser currentUser) {
        this.heading = heading;
        this.datafeed = datafeed;
        open = currentUser.viewer().maySeeSeriesOf(datafeed.unit());
        addClassName("alert-head");
        badges.addClassName("row");
        sentence.addClassName("sentence");
        usual.caption(getTranslation("alert.usual"));
        looks.caption(getTranslation("alert.looks"));
        looks.add(howSure);
        var figures = new Div(now, usual, looks);
        figures.addClassName("alert-figures");
        add(way, heading, badges, figures, sentence);
        if (!open) {
            add(new Paragraph(getTranslation("alert.closed-series")));
        }
    }

    void show(Alert alert, AlertAssessment assessment) {
        var words = new AlertHeadline(alert, datafeed.indicator(), getLocale());
        heading.setText(words.headline());
        sentence.setText(
                alert.state() == AlertState.RETRACTED
                        ? String.join(
                                " ", new AlertWords(alert, datafeed.indicator(), datafeed.unit(), getLocale()).story())
                        : words.sentence());
        showBadges(alert);
        showNow(assessment, words);
        var indicator = datafeed.indicator();
        var interval = assessment.usual().interval();
        var range = Formats.here().briefExpected(interval, indicator);
        usual.setTitle(Formats.here().band(interval, indicator));
        usual.value(Formats.here().withUnit(range.low() + " – " + range.high(), interval.high(), indicator));
        looks.value(words.looks());
        howSure.show(words.certainty(assessment));
        if (open) {
            howSure.link(DatafeedNavigation.figures(
                    indicator.series(), alert.deviation().day(), ""));
        }
    }

    private void showBadges(Alert alert) {
        if (alert.state() != badge) {
            badge = alert.state();
            badges.removeAll();
            badges.add(Badge.of(EnumText.name(alert.polarity()), EnumText.of(this, alert.polarity())));
            if (!alert.isOpen()) {
                badges.add(Badge.of(EnumText.name(alert.state()), EnumText.of(this, alert.state())));
            }
            badges.add(new Span(getTranslation("alert.number", alert.id().toString())));
        }
    }

    private void showNow(AlertAssessment assessment, AlertHeadline words) {
        var value = assessment.value();
        now.caption(Formats.here().weekday(assessment.day()));
        if (value == null) {
            now.value(getTranslation("alert.nothing"));
            now.setTitle("");
            now.note("");
            now.tone("");
            return;
        }
        var side = ForecastBand.side(assessment.usual().interval(), value);
        now.value(sign(side) + Formats.here().brief(value, datafeed.indicator()));
        now.setTitle(Formats.here().quantity(value, datafeed.indicator()));
        now.note(words.difference(value, assessment.usual()));
        var better = Polarity.isPleasure(side, datafeed.indicator().goodDirection());
        now.tone(side == Direction.NONE ? "" : better ? "better" : "worse");
    }

    private static String sign(Direction side) {
        return switch (side) {
            case UP -> "▲ ";
            case DOWN -> "▼ ";
            case NONE -> "";
        };
    }

    /** A caption, a large value and a note. */
    private static final class Figure extends Div {

        private static final long serialVersionUID = 1L;

        private final Span caption = new Span();
        private final Span value = new Span();
        private final Span note = new Span();

        Figure() {
            caption.addClassName("quiet-text");
            value.addClassName("large");
            note.addClassName("quiet-text");
            add(caption, value, note);
        }

        void caption(String text) {
            caption.setText(text);
        }

        void value(String text) {
            value.setText(text);
        }

        void note(String text) {
            note.setText(text);
        }

        /** @param tone worse, better, or empty */
        void tone(String tone) {
            value.setClassName("worse", tone.equals("worse"));
            value.setClassName("better", tone.equals("better"));
        }
    }
}
