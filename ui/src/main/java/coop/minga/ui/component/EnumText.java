package coop.minga.ui.component;

import java.util.Locale;
import java.util.regex.Pattern;

import com.vaadin.flow.component.Component;

/** Text keys for enums of {@code analytics}: one text per constant. */
public final class EnumText {

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    private EnumText() {}

    public static String of(Component where, Enum<?> constant) {
        return where.getTranslation(key(constant));
    }

    /** For instance {@code reporting-state.cut-off}. */
    public static String key(Enum<?> constant) {
        return kebab(constant.getDeclaringClass()) + "." + name(constant);
    }

    /** For instance {@code cut-off}. */
    public static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String kebab(Class<?> type) {
        return HUMP.matcher(type.getSimpleName()).replaceAll("-").toLowerCase(Locale.ROOT);
    }
}
