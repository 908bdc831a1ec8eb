package coop.minga.deploy.standalone;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A JDBC address with separate user and password, fit for logs. */
public record DatabaseAddress(String url, String user, String password) {
    private static final String FORM = "--database needs an address like"
            + " postgresql://user:password@host:5432/database or jdbc:postgresql://host/database?user=...&password=...";

    /** Reads an address in PostgreSQL's or JDBC's form. */
    public static DatabaseAddress parse(String text) {
        try {
            URI address = new URI(text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text);
            String scheme = String.valueOf(address.getScheme());
            if (!(scheme.equals("postgresql") || scheme.equals("postgres")) || address.getHost() == null) {
                throw new CannotStartException(FORM);
            }
            return of(address);
        } catch (URISyntaxException e) {
            throw new CannotStartException(FORM, e);
        }
    }

    @Override
    public String toString() {
        return url;
    }

    private static DatabaseAddress of(URI address) {
        String[] owner = address.getRawUserInfo() == null
                ? new String[0]
                : address.getRawUserInfo().split(":", 2);
        String user = owner.length > 0 ? decoded(owner[0]) : "postgres";
        String password = owner.length > 1 ? decoded(owner[1]) : "";
        List<String> others = new ArrayList<>();
        String query = address.getRawQuery() == null ? "" : address.getRawQuery();
        for (String parameter : query.split("&", -1)) {
            if (parameter.startsWith("user=")) {
                user = decoded(parameter.substring("user=".length()));
            } else if (parameter.startsWith("password=")) {
                password = decoded(parameter.substring("password=".length()));
            } else if (!parameter.isEmpty()) {
                others.add(parameter);
            }
        }
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        String rest = others.isEmpty() ? "" : "?" + String.join("&", others);
        return new DatabaseAddress(
                "jdbc:postgresql://" + address.getHost() + port + address.getRawPath() + rest, user, password);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
