package coop.minga.analytics.alert;

import coop.minga.analytics.catalogue.AnnouncedEvent;
import coop.minga.analytics.filter.EffectReport;
import org.jspecify.annotations.Nullable;

/**
 * An announced event as it looks now.
 *
 * @param effect whether the promised effect was seen; null where none was promised, or it was not asked for
 */
public record FollowedEvent(AnnouncedEvent event, @Nullable EffectReport effect) {}
