package coop.minga.ingest.contract;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

/**
 * A place in a JSON or YAML document that knows its path for error messages. Every accessor throws {@link
 * FieldException}.
 */
public final class Field {
    private final String path;
    private final JsonNode node;

    private Field(String path, JsonNode node) {
        this.path = path;
        this.node = node;
    }

    /** The whole document, an object. */
    public static Field document(JsonNode node) {
        Field document = new Field("", node);
        if (!node.isObject()) {
            throw document.unacceptable("named fields");
        }
        return document;
    }

    /** The required field of this name. */
    public Field at(String name) {
        Field field = find(name);
        if (field.absent()) {
            throw field.unacceptable("a value");
        }
        return field;
    }

    /** The field of this name unless it is absent or null. */
    public Optional<Field> optional(String name) {
        Field field = find(name);
        return field.absent() ? Optional.empty() : Optional.of(field);
    }

    public String text() {
        if (!node.isString()) {
            throw unacceptable("text");
        }
        return readable(node.stringValue());
    }

    /** Text, or a number or boolean as text. */
    public String plainText() {
        if (!node.isValueNode()) {
            throw unacceptable("text");
        }
        return readable(node.asString());
    }

    private String readable(String text) {
        if (!SafeText.isFreeOfControls(text)) {
            throw unacceptable("text without control characters and marks that turn the writing");
        }
        return text;
    }

    /** The text as parsed by a factory. {@code expected} replaces its exception. */
    public <T> T text(Function<String, T> factory, String expected) {
        String text = text();
        try {
            return factory.apply(text);
        } catch (RuntimeException refusal) {
            throw unacceptable(expected);
        }
    }

    public double number() {
        if (!node.isNumber()) {
            throw unacceptable("a number");
        }
        OptionalDouble number = node.isIntegralNumber()
                ? OptionalDouble.of(node.bigIntegerValue().doubleValue())
                : node.doubleValueOpt();
        return number.orElseThrow(() -> unacceptable("a finite number"));
    }

    public long wholeNumber() {
        if (!node.isIntegralNumber()) {
            throw unacceptable("a whole number");
        }
        BigInteger number = node.bigIntegerValue();
        if (number.bitLength() >= Long.SIZE) {
            throw unacceptable("a whole number of at most 63 bits");
        }
        return number.longValue();
    }

    public boolean flag() {
        if (!node.isBoolean()) {
            throw unacceptable("true or false");
        }
        return node.booleanValue();
    }

    public List<Field> elements() {
        if (!node.isArray()) {
            throw unacceptable("a list");
        }
        List<Field> elements = new ArrayList<>(node.size());
        for (JsonNode element : node) {
            elements.add(new Field(path + "[" + elements.size() + "]", element));
        }
        return elements;
    }

    /** The fields of an object in document order. */
    public Map<String, Field> entries() {
        if (!node.isObject()) {
            throw unacceptable("named fields");
        }
        Map<String, Field> entries = new LinkedHashMap<>();
        node.properties().forEach(entry -> entries.put(entry.getKey(), find(entry.getKey())));
        return entries;
    }

    /** Refuses all other fields. In a handwritten file an unknown name is a typo. */
    public void knowsOnly(Set<String> names) {
        entries().forEach((name, field) -> {
            if (!names.contains(name)) {
                throw new FieldException(
                        field.path,
                        "unknown name",
                        "one of " + names.stream().sorted().collect(Collectors.joining(", ")));
            }
        });
    }

    /** Adds this field's path to an {@link IllegalArgumentException} of the builder. */
    public <T> T build(Function<Field, T> builder) {
        try {
            return builder.apply(this);
        } catch (IllegalArgumentException refusal) {
            throw new FieldException(path, refusal);
        }
    }

    public FieldException unacceptable(String expected) {
        return new FieldException(path, shown(), expected);
    }

    private Field find(String name) {
        String shownName = SafeText.isPrintable(name) && name.length() <= 80 ? name : SafeText.quoted(name);
        return new Field(path.isEmpty() ? shownName : path + "." + shownName, node.path(name));
    }

    private boolean absent() {
        return node.isMissingNode() || node.isNull();
    }

    private String shown() {
        if (absent()) {
            return "missing";
        }
        if (node.isContainer()) {
            return node.isArray() ? "a list" : "named fields";
        }
        return SafeText.quoted(node.asString());
    }
}
