package coop.minga.ui.datafeed;

import java.time.LocalDate;
import java.util.function.Consumer;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.NumberField;
import coop.minga.analytics.alert.Deviation;
import coop.minga.analytics.datafeed.Datafeed;
import coop.minga.analytics.event.EventDraft;
import coop.minga.analytics.event.KnownEvent.Kind;
import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.filter.result.VerdictKind;
import coop.minga.analytics.people.UnfitInputException;
import coop.minga.ui.component.DayPicker;
import coop.minga.ui.component.EnumText;
import coop.minga.ui.component.Formats;
import coop.minga.ui.component.LimitedTextArea;
import coop.minga.ui.component.RequiredRadios;
import coop.minga.ui.component.RequiredSelect;

/** Announces an event. Invalid input is explained beside the button and kept. */
final class EventForm extends Details {

    private static final long serialVersionUID = 1L;
    private static final double HUNDRED = 100;

    private final transient Datafeed datafeed;
    private final transient Consumer<EventDraft> announce;
    private final LocalDate today;
    private final RequiredSelect<Kind> kind = new RequiredSelect<>();
    private final RequiredRadios<Boolean> lasting = new RequiredRadios<>();
    private final DatePicker first = DayPicker.of(this, "announced.first");
    private final DatePicker last = DayPicker.of(this, "announced.last");
    private final RequiredSelect<Direction> expected = new RequiredSelect<>();
    private final Checkbox wholeUnit = new Checkbox(getTranslation("announced.whole-unit"));
    private final NumberField size = new NumberField(getTranslation("announced.effect"));
    private final RequiredSelect<Boolean> part = new RequiredSelect<>();
    private final DatePicker due = DayPicker.of(this, "announced.due");
    private final LimitedTextArea reason;
    private final Paragraph refusal = new Paragraph();

    EventForm(Datafeed datafeed, LocalDate today, Consumer<EventDraft> announce) {
        this.datafeed = datafeed;
        this.today = today;
        this.announce = announce;
        reason = new LimitedTextArea(
                getTranslation("announced.reason"),
                EventDraft.LONGEST_REASON,
                "event.unfit.reason",
                "event/" + datafeed.indicator().series());
        setSummaryText(getTranslation("announced.form"));
        choices();
        refusal.addClassName("refusal");
        refusal.getElement().setAttribute("role", "alert");
        var send = new Button(getTranslation("announced.send"), click -> send());
        send.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var fields = new Div(kind, lasting, first, last, expected, size, part, due, wholeUnit, reason);
        fields.addClassName("event-fields");
        add(new Paragraph(getTranslation("announced.help")), fields, refusal, send);
        clear();
    }

    /** Opens, with the days and direction of the deviation. Kind and reason are left to the person. */
    void fill(Deviation deviation) {
        var passing = deviation.kind() == VerdictKind.TRANSIENT;
        lasting.setValue(!passing);
        first.setValue(deviation.onset());
        last.setValue(deviation.day());
        expected.setValue(deviation.direction());
        showEffect();
        setOpened(true);
        reason.focus();
    }

    private void choices() {
        kind.setLabel(getTranslation("announced.kind"));
        kind.setItems(Kind.values());
        kind.setItemLabelGenerator(each -> EnumText.of(this, each));
        lasting.setLabel(getTranslation("announced.how-long"));
        lasting.setItems(false, true);
        lasting.setItemLabelGenerator(
                each -> getTranslation(each ? "announced.how-long.lasting" : "announced.how-long.passing"));
        lasting.addValueChangeListener(change -> showEffect());
        expected.setLabel(getTranslation("announced.expected"));
        expected.setItems(Direction.values());
        expected.setItemLabelGenerator(each -> EnumText.of(this, each));
        part.setLabel(getTranslation("announced.effect.unit"));
        part.setItems(true, false);
        part.setItemLabelGenerator(each -> each ? "%" : unit());
        wholeUnit.addValueChangeListener(change -> showEffect());
    }

    /** Only a permanent event of one indicator can promise an effect. */
    private void showEffect() {
        var lasts = Boolean.TRUE.equals(lasting.getValue());
        var promises = lasts && !wholeUnit.getValue();
        last.setVisible(!lasts);
        size.setVisible(promises);
        part.setVisible(promises);
        due.setVisible(promises);
    }

    private String unit() {
        var many = Formats.here().measure(datafeed.indicator()).many();
        return many.isEmpty() ? getTranslation("catalogue.measure.bare") : many;
    }

    private void send() {
        try {
            announce.accept(draft());
            reason.sent();
            clear();
        } catch (UnfitInputException unfit) {
            refusal.setText(getTranslation(unfit.textKey(), unfit.values().toArray()));
        }
    }

    private EventDraft draft() {
        var promises = size.isVisible();
        var value = size.getValue();
        var period =
                new EventDraft.Period(lasting.getValue(), first.getValue(), last.isVisible() ? last.getValue() : null);
        var promise = new EventDraft.Promise(
                promises && value != null ? value / scale() : null, part.getValue(), promises ? due.getValue() : null);
        return new EventDraft(
                kind.getValue(), wholeUnit.getValue(), period, expected.getValue(), promise, reason.words());
    }

    /** Percentages, also those of ratio indicators, are stored as fractions. */
    private double scale() {
        return part.getValue() || Formats.here().measure(datafeed.indicator()).share() ? HUNDRED : 1;
    }

    private void clear() {
        kind.setValue(Kind.MAINTENANCE);
        lasting.setValue(false);
        first.setValue(today);
        last.setValue(today);
        expected.setValue(Direction.NONE);
        wholeUnit.setValue(false);
        size.clear();
        part.setValue(true);
        due.clear();
        refusal.setText("");
        showEffect();
    }
}
