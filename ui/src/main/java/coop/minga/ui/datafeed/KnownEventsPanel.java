package coop.minga.ui.datafeed;

import java.util.List;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import coop.minga.analytics.alert.Deviation;
import coop.minga.analytics.datafeed.Datafeed;
import coop.minga.analytics.effect.EventWithEffect;
import coop.minga.analytics.event.EventActions;
import coop.minga.analytics.event.KnownEvent;
import coop.minga.ingest.contract.SafeText;
import coop.minga.ui.account.CurrentUser;
import coop.minga.ui.component.Badge;
import coop.minga.ui.component.EnumText;
import coop.minga.ui.component.MoreButton;
import org.jspecify.annotations.Nullable;

/** An indicator's announced events with their effects, and the form for more. */
final class KnownEventsPanel extends Section {

    private static final long serialVersionUID = 1L;

    /** Events on the first page and per further page. */
    private static final int SCREENFUL = 10;

    private final transient EventActions announcements;
    private final transient Datafeed datafeed;
    private final transient CurrentUser currentUser;
    private final transient Runnable changed;
    private final Div body = new Div();
    private final Button more = new Button("", click -> showMore());
    private final EventForm form;
    private final Button confirm = new Button("", click -> withdraw());
    private transient @Nullable KnownEvent asked;
    private int most = SCREENFUL;

    /** @param changed called after a change of the events or the page size */
    KnownEventsPanel(EventActions announcements, Datafeed datafeed, CurrentUser currentUser, Runnable changed) {
        this.announcements = announcements;
        this.datafeed = datafeed;
        this.currentUser = currentUser;
        this.changed = changed;
        addClassNames("panel", "announced");
        form = new EventForm(datafeed, announcements.today(datafeed.unit().id()), draft -> {
            announcements.announce(currentUser.id(), datafeed.indicator().series(), draft);
            changed.run();
        });
        add(new H2(getTranslation("announced.title")), body, more, form);
    }

    /** The maximum number of shown events. */
    int most() {
        return most;
    }

    /** Opens the form, filled in from the deviation. */
    void announce(Deviation deviation) {
        form.fill(deviation);
    }

    void show(List<EventWithEffect> events) {
        var may =
                announcements.mayAnnounce(currentUser.viewer(), datafeed.unit().id());
        form.setVisible(may);
        setVisible(may || !events.isEmpty());
        body.removeAll();
        body.add(events.isEmpty() ? new Paragraph(getTranslation("announced.none")) : list(events, may));
        var left = events.size() - most;
        more.setVisible(left > 0);
        more.setText(left > 0 ? getTranslation("announced.more", left) : "");
    }

    private void showMore() {
        most += SCREENFUL;
        changed.run();
    }

    private UnorderedList list(List<EventWithEffect> events, boolean may) {
        var list = new UnorderedList();
        list.addClassName("events");
        events.stream().limit(most).forEach(each -> list.add(line(each, may)));
        return list;
    }

    private ListItem line(EventWithEffect followed, boolean may) {
        var event = followed.event();
        var words = new EventWords(this, datafeed);
        var reason = new Span(SafeText.replaceControls(event.reason()));
        reason.addClassName("quiet-text");
        var line = new ListItem(
                Badge.of("announced", EnumText.of(this, event.kind())), new Span(words.days(event)), reason);
        if (followed.effect() != null && event.promised() != null) {
            line.add(new Paragraph(words.effect(event.promised(), followed.effect())));
            var estimate = followed.effect().estimate();
            if (estimate != null) {
                line.add(new MoreButton(
                        getTranslation("effect.sure"), words.howSure(event.promised(), followed.effect(), estimate)));
            }
        }
        if (may) {
            line.add(event.equals(asked) ? question() : withdraw(event));
        }
        return line;
    }

    private Button withdraw(KnownEvent event) {
        var button = new Button(getTranslation("announced.withdraw"), click -> ask(event));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        return button;
    }

    /** Stays beside its event until answered, also over redraws. */
    private Div question() {
        var keep = new Button(getTranslation("announced.withdraw.keep"), click -> {
            asked = null;
            changed.run();
        });
        confirm.setText(getTranslation("announced.withdraw.confirm"));
        var answers = new Div(confirm, keep);
        answers.addClassName("row");
        return new Div(new Paragraph(getTranslation("announced.withdraw.ask")), answers);
    }

    private void ask(KnownEvent event) {
        asked = event;
        changed.run();
        confirm.focus();
    }

    private void withdraw() {
        if (asked != null) {
            var event = asked.id();
            asked = null;
            announcements.withdraw(currentUser.id(), event);
            changed.run();
        }
    }
}
