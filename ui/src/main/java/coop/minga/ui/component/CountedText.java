package coop.minga.ui.component;

import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;

/**
 * A text area with a length limit. It shows the used length near the limit and never truncates input. Text that is too long
 * stays, with the reason. The browser keeps a draft until it is sent.
 */
@JavaScript("context://assets/drafts.js")
public final class CountedText extends TextArea {

    private static final long serialVersionUID = 1L;

    /** From this part of its length on the field counts aloud. */
    private static final double NEAR_THE_END = 0.8;

    private final int longest;
    private final String refusal;
    private final String place;

    /**
     * @param refusal the key of what is said of words that are too long: the longest length, then theirs
     * @param place what the words are for: by it the browser knows them again after a restart
     */
    public CountedText(String label, int longest, String refusal, String place) {
        super(label);
        this.longest = longest;
        this.refusal = refusal;
        this.place = place;
        getElement().setAttribute("data-draft", place);
        setManualValidation(true);
        setValueChangeMode(ValueChangeMode.LAZY);
        addValueChangeListener(change -> count());
    }

    /** The words without blanks around them, which do not count. */
    public String words() {
        return getValue().strip();
    }

    public boolean fits() {
        return words().length() <= longest;
    }

    /** Empties the field; also where it is not shown any more, the browser forgets the words. */
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
