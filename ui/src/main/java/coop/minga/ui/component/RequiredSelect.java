package coop.minga.ui.component;

import com.vaadin.flow.component.select.Select;
import org.jspecify.annotations.Nullable;

/** A select with a mandatory choice: ignores an empty or unknown one. */
public final class RequiredSelect<T> extends Select<T> {

    private static final long serialVersionUID = 1L;

    @Override
    protected void setModelValue(@Nullable T chosen, boolean fromClient) {
        if (fromClient && chosen == null) {
            setPresentationValue(getValue());
            return;
        }
        super.setModelValue(chosen, fromClient);
    }
}
