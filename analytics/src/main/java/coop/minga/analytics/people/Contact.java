package coop.minga.analytics.people;

import org.jspecify.annotations.Nullable;

/**
 * Somebody to ask about a unit's reports.
 *
 * @param address null unless the person has given one
 */
public record Contact(String name, @Nullable MailAddress address) {}
