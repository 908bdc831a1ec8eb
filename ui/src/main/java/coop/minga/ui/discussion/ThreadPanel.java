package coop.minga.ui.discussion;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import coop.minga.analytics.alert.AlertId;
import coop.minga.analytics.discussion.Message;
import coop.minga.analytics.discussion.Threads;
import coop.minga.ingest.contract.SafeText;
import coop.minga.ui.account.CurrentUser;
import coop.minga.ui.component.Formats;
import coop.minga.ui.component.LimitedTextArea;
import coop.minga.ui.live.LiveUpdates;

/**
 * The talk about an alert with its events, in order of time, for everybody who may see the alert; updates live. Enter
 * sends, and Shift+Enter begins a line.
 */
@JavaScript("context://assets/composer.js")
public final class ThreadPanel extends Section {

    private static final long serialVersionUID = 1L;

    private final transient Threads threads;
    private final transient CurrentUser currentUser;
    private final AlertId alert;
    private final ZoneId zone;
    private final OrderedList messages = new OrderedList();
    private final Paragraph silence = new Paragraph();
    private final LimitedTextArea words;
    private final Map<Long, ListItem> shown = new HashMap<>();
    private final List<Happening> happenings = new ArrayList<>();
    private final Button earlier = new Button("", click -> showEarlier());
    private int pages = 1;
    private String drafted = "";
    private UUID draft = UUID.randomUUID();

    public ThreadPanel(
            Threads threads, AlertId alert, CurrentUser currentUser, boolean maySpeak, LiveUpdates live, ZoneId zone) {
        this.threads = threads;
        this.currentUser = currentUser;
        this.alert = alert;
        this.zone = zone;
        words = new LimitedTextArea(
                getTranslation("thread.words"), Threads.LONGEST_MESSAGE, "input.message", "thread/" + alert);
        addClassNames("panel", "thread");
        messages.addClassName("messages");
        messages.getElement().setAttribute("aria-live", "polite");
        silence.setText(getTranslation("thread.empty"));
        add(new H2(getTranslation("thread.title")), silence, earlier, messages);
        add(maySpeak ? composer() : new Paragraph(getTranslation("thread.listen-only")));
        live.redrawOn(this, this::show, List.of(live.thread(alert)));
    }

    /** An event of the alert; shown once. */
    public record Happening(Instant at, ListItem item) {}

    /** The number of events so far. */
    public int happenings() {
        return happenings.size();
    }

    /** Adds later events. */
    public void add(List<Happening> later) {
        later.forEach(each -> each.item().addClassName("event"));
        happenings.addAll(later);
        if (!later.isEmpty()) {
            show();
        }
    }

    private void showEarlier() {
        pages++;
        show();
    }

    /**
     * Sends only new messages to the browser and removes only the earliest. A message may become visible after a later
     * one; it is inserted in order.
     */
    private void show() {
        var thread = threads.messages(currentUser.id(), alert, pages);
        List<Message> latest = thread.messages();
        silence.setVisible(latest.isEmpty());
        earlier.setVisible(thread.earlier() > 0);
        earlier.setText(getTranslation("thread.earlier", thread.earlier()));
        takeAwayAllBut(latest.stream().map(Message::id).collect(Collectors.toSet()));
        var order = inOrder(latest);
        for (var place = 0; place < order.size(); place++) {
            if (order.get(place).getParent().isEmpty()) {
                messages.addComponentAtIndex(place, order.get(place));
            }
        }
    }

    /** Messages by number, each event before the first later message. */
    private List<ListItem> inOrder(List<Message> latest) {
        var order = new ArrayList<ListItem>();
        var next = 0;
        for (var message : latest) {
            while (next < happenings.size() && !happenings.get(next).at().isAfter(message.writtenAt())) {
                order.add(happenings.get(next++).item());
            }
            order.add(shown.computeIfAbsent(message.id(), id -> item(message)));
        }
        happenings.subList(next, happenings.size()).forEach(each -> order.add(each.item()));
        return order;
    }

    private void takeAwayAllBut(Set<Long> kept) {
        shown.forEach((id, item) -> {
            if (!kept.contains(id)) {
                messages.remove(item);
            }
        });
        shown.keySet().retainAll(kept);
    }

    private ListItem item(Message message) {
        var author = new Span(message.authorName());
        author.addClassName("author");
        var when = new Span(Formats.here().moment(message.writtenAt(), zone));
        when.addClassName("quiet-text");
        var head = new Div(author, when);
        head.addClassName("row");
        var item = new ListItem(head, new Paragraph(SafeText.replaceControls(message.text())));
        item.addClassName("message");
        if (message.author().equals(currentUser.id())) {
            item.addClassName("own");
        }
        return item;
    }

    private Div composer() {
        words.setMinRows(2);
        words.setMaxRows(8);
        var send = new Button(getTranslation("thread.send"), click -> send());
        send.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var composer = new Div(words, send);
        composer.addClassName("composer");
        return composer;
    }

    private void send() {
        if (words.words().isEmpty() || !words.fits()) {
            words.focus();
            return;
        }
        threads.post(currentUser.id(), alert, draftOf(words.words()), words.words());
        drafted = "";
        words.sent();
        words.focus();
        show();
    }

    /** Reuses the id for a retry, since only the answer may have failed. */
    private UUID draftOf(String sent) {
        if (!sent.equals(drafted)) {
            drafted = sent;
            draft = UUID.randomUUID();
        }
        return draft;
    }
}
