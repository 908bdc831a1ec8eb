package coop.minga.ui.alert;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.Notification.Position;
import coop.minga.analytics.act.PendingAct;
import coop.minga.analytics.act.PendingAct.Acknowledge;
import coop.minga.analytics.act.PendingAct.DeclareNewNormal;
import coop.minga.analytics.act.PendingAct.Progress;
import coop.minga.analytics.act.UndoableActs;
import coop.minga.analytics.alert.Alert;
import coop.minga.analytics.people.PersonId;
import coop.minga.ingest.contract.SafeText;
import coop.minga.ui.account.CurrentUser;

/** Acts on an alert that are not committed: a line each, with what the viewer can do about it. */
final class PendingActsPanel extends Div {

    private static final long serialVersionUID = 1L;

    private final transient UndoableActs undoableActs;
    private final transient CurrentUser currentUser;
    private final Map<Long, Line> lines = new HashMap<>();

    PendingActsPanel(UndoableActs undoableActs, CurrentUser currentUser) {
        this.undoableActs = undoableActs;
        this.currentUser = currentUser;
        addClassName("pending-acts");
        getElement().setAttribute("aria-live", "polite");
    }

    /** A notification for as long as the act can be undone. */
    void offerUndo(PendingAct act, String text) {
        var notification = new Notification();
        var undo = new Button(getTranslation("alert.undo"), click -> {
            notification.close();
            undoableActs.undo(currentUser.id(), act.id());
        });
        undo.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        var content = new Div(new Span(getTranslation(text)), undo);
        content.addClassName("row");
        notification.add(content);
        notification.setDuration(Math.toIntExact(UndoableActs.UNDO_TIME.toMillis()));
        notification.setPosition(Position.TOP_END);
        notification.open();
    }

    void show(List<PendingAct> acts, Function<PersonId, String> names, Alert alert) {
        lines.entrySet().removeIf(line -> {
            var gone = acts.stream().noneMatch(act -> act.id() == line.getKey());
            if (gone) {
                remove(line.getValue());
            }
            return gone;
        });
        for (var act : acts) {
            var line = lines.computeIfAbsent(act.id(), id -> new Line(id, undoableActs, currentUser));
            if (line.getParent().isEmpty()) {
                add(line);
            }
            line.show(act, words(act, names), currentUser, undoableActs.maySecond(currentUser.id(), act, alert));
        }
    }

    private String words(PendingAct act, Function<PersonId, String> names) {
        var actor = names.apply(act.actor());
        var what = switch (act.kind()) {
            case Acknowledge acknowledged
            when acknowledged.owner().equals(act.actor()) -> getTranslation("pending.acknowledge", actor);
            case Acknowledge acknowledged -> getTranslation("pending.asks", actor, names.apply(acknowledged.owner()));
            case DeclareNewNormal declared ->
                getTranslation("pending.new-normal", actor, SafeText.replaceControls(declared.reason()));
        };
        return what + " " + getTranslation(key(act.progress()));
    }

    private static String key(Progress progress) {
        return switch (progress) {
            case WAITS -> "pending.waits";
            case UNCONFIRMED -> "pending.unconfirmed";
            case IMPOSSIBLE -> "pending.impossible";
        };
    }

    /** One act. */
    private static final class Line extends Div {

        private static final long serialVersionUID = 1L;

        private final Span text = new Span();
        private final Button confirm;
        private final Button undo;

        Line(long id, UndoableActs undoableActs, CurrentUser currentUser) {
            addClassNames("row", "quiet-text");
            confirm =
                    new Button(getTranslation("pending.confirm"), click -> undoableActs.confirm(currentUser.id(), id));
            undo = new Button("", click -> undoableActs.undo(currentUser.id(), id));
            confirm.addThemeVariants(ButtonVariant.LUMO_SMALL);
            undo.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
            add(text, confirm, undo);
        }

        void show(PendingAct act, String words, CurrentUser currentUser, boolean maySecond) {
            text.setText(words);
            confirm.setVisible(maySecond);
            undo.setText(getTranslation(act.progress() == Progress.IMPOSSIBLE ? "pending.seen" : "alert.undo"));
            undo.setVisible(act.isOf(currentUser.id()));
        }
    }
}
