package coop.minga.deploy.check;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A Java source divided into code and comments. Line numbers are kept; the code has empty strings. */
record JavaText(String code, String comments) {
    private static final Pattern PART = Pattern.compile(
            "(?<comment>//[^\\n]*|/\\*.*?\\*/)|(?<string>\"\"\".*?(?<!\\\\)\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*+\"|'(?:\\\\.|[^'\\\\\\n])+')",
            Pattern.DOTALL);

    static JavaText of(String source) {
        StringBuilder code = new StringBuilder();
        StringBuilder comments = new StringBuilder();
        int end = 0;
        for (MatchResult part : PART.matcher(source).results().toList()) {
            String before = source.substring(end, part.start());
            code.append(before).append(blank(part.group()));
            comments.append(blank(before)).append(part.group("comment") == null ? blank(part.group()) : part.group());
            end = part.end();
        }
        String rest = source.substring(end);
        return new JavaText(
                code.append(rest).toString(), comments.append(blank(rest)).toString());
    }

    /** The literals of strings in order, with their quotes. */
    static List<String> strings(String source) {
        return PART.matcher(source)
                .results()
                .map(part -> part.group("string"))
                .filter(string -> string != null && string.startsWith("\""))
                .toList();
    }

    private static String blank(String text) {
        return text.replaceAll("[^\\n]", " ");
    }
}
