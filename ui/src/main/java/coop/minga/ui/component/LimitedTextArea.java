package coop.minga.ui.component;

import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;

/**
 * A text area with a length limit. Shows the count near the limit, keeps longer input and gives the reason. The browser
 * stores a draft until it is sent.
 */
public final class LimitedTextArea extends TextArea {

    private static final long serialVersionUID = 1L;

    /** Share of the limit from which the count is shown. */
    private static final double NEAR_THE_END = 0.8;

    private final int longest;
    private final String refusal;
    private final String place;

    /**
     * @param refusal text key for excess length, with limit and length as arguments
     * @param place key of the draft in the browser
     */
    public LimitedTextArea(String label, int longest, String refusal, String place) {
        super(label);
        this.longest = longest;
        this.refusal = refusal;
        this.place = place;
        getElement().setAttribute("data-draft", place);
        setManualValidation(true);
        setValueChangeMode(ValueChangeMode.LAZY);
        addValueChangeListener(change -> count());
    }

    /** The input without outer blanks, which do not count. */
    public String words() {
        return getValue().strip();
    }

    public boolean fits() {
        return words().length() <= longest;
    }

    /** Clears field and draft, also if the field is hidden. */
    public void sent() {
        clear();
        getUI().ifPresent(ui -> ui.getPage().executeJs("window.mingaDrafts?.sent($0)", place));
    }

    private void count() {
        var used = words().length();
        var near = used >= longest * NEAR_THE_END && fits();
        setHelperText(near ? getTranslation("input.count", used, longest) : "");
        setErrorMessage(fits() ? "" : getTranslation(refusal, longest, used));
        setInvalid(!fits());
    }
}
